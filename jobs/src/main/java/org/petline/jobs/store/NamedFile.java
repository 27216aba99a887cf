package org.petline.jobs.store;

import java.io.IOException;
import java.util.Optional;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.files.BoundedText;
import org.petline.files.Store;

/**
 * A file that a user names.
 *
 * @param folder in which it lies
 * @param name of the file there
 * @param location as the user wrote it: a local path or Hadoop URI
 */
public record NamedFile(Store folder, String name, String location) {
    /** The file at a local path or Hadoop URI; empty if there is none, or a folder. */
    public static Optional<NamedFile> at(Stores stores, String location) throws IOException {
        int slash = location.lastIndexOf('/');
        String name = location.substring(slash + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) return Optional.empty();
        Store folder = stores.storeAt(slash < 0 ? "." : location.substring(0, slash + 1));
        return folder.find(name).filter(entry -> !entry.folder()).map(file -> new NamedFile(folder, name, location));
    }

    /**
     * A small text that is all of the file.
     *
     * @param unfit why it is refused, by the name that the user gave, if it is too long or no UTF-8
     */
    public String text(Reason unfit) throws IOException {
        try {
            return BoundedText.read(folder, name, unfit);
        } catch (Refusal refusal) {
            throw refusal.file(location);
        }
    }
}
