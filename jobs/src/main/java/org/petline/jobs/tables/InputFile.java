package org.petline.jobs.tables;

import java.util.Objects;

/**
 * One file that a result was made from.
 *
 * <p>Length and time only save hashing: a file is known by its content.
 *
 * @param path below the dataset; a file from another folder has a sign of that folder before its path
 * @param bytes length when it was read
 * @param modifiedMillis time stamp when it was read
 * @param sha256 of the bytes that were read, 64 hexadecimal digits
 */
public record InputFile(String path, long bytes, long modifiedMillis, String sha256) {
    public InputFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }
}
