package org.petline.jobs.tables;

import java.io.IOException;
import java.util.Objects;
import org.petline.files.HashedInputStream;
import org.petline.files.Store;

/**
 * One file that a scan publishes beside its rows: a derivative, or what the report shows.
 *
 * @param path below the output folder
 * @param bytes its length
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record PublishedFile(String path, long bytes, String sha256) {
    public PublishedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }

    /** A file as it lies there now. */
    public static PublishedFile at(Store output, String path) throws IOException {
        try (HashedInputStream in = new HashedInputStream(output.open(path))) {
            String sha256 = in.sha256OfAll();
            return new PublishedFile(path, in.bytes(), sha256);
        }
    }
}
