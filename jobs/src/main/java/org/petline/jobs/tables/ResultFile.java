package org.petline.jobs.tables;

import java.util.Objects;

/**
 * One file of a scan's result, as the ledger vouches for it.
 *
 * @param path below the output folder
 * @param bytes its length
 * @param sha256 of its content, 64 hexadecimal digits
 * @param rows how many rows it holds
 */
public record ResultFile(String path, long bytes, String sha256, long rows) {
    public ResultFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }
}
