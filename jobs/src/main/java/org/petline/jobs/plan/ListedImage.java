package org.petline.jobs.plan;

import java.io.IOException;
import org.petline.files.HashedInputStream;
import org.petline.files.SourceFile;
import org.petline.jobs.store.Stores;

/** A PET image as it is listed, read once at most, and only if it could be the one that is looked for. */
final class ListedImage {
    private final SourceFile file;
    private final Stores files;
    private String sha256 = "";

    ListedImage(SourceFile file, Stores files) {
        this.file = file;
        this.files = files;
    }

    /** Whether it has the content of an image in the ledger; by length and time stamp if the ledger knows no more. */
    boolean is(ScanImage image) throws IOException {
        if (file.bytes() != image.file().bytes()) return false;
        if (image.file().sha256().isEmpty())
            return file.modifiedMillis() == image.file().modifiedMillis();
        return image.file().sha256().equals(hash());
    }

    private String hash() throws IOException {
        if (!sha256.isEmpty()) return sha256;
        try (HashedInputStream in =
                new HashedInputStream(files.storeAt(file.location()).open(file.path()))) {
            sha256 = in.sha256OfAll();
        }
        return sha256;
    }
}
