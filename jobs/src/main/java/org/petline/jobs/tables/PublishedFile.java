package org.petline.jobs.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
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
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(output.open(path), sha256)) {
                long bytes = in.transferTo(OutputStream.nullOutputStream());
                return new PublishedFile(path, bytes, HexFormat.of().formatHex(sha256.digest()));
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
