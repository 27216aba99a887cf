package org.petline.jobs.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;

/**
 * A part of a table as readers find it in {@code tables/}: a Parquet file that depends on its rows alone.
 *
 * <p>DuckDB and Spark open a file by its name more than once in one query: first for its footer, later for its pages. If
 * it is replaced in between, they look for the new pages where the old footer says. A column that begins at the same byte
 * in both is then read without an error, and the answer is wrong: DuckDB 2.0, asked without a pause for the rows of each
 * participant, answered so to a quarter of all replacements. So the pages begin a few bytes further behind, how many says
 * the hash of all that is in them: by another version's footer readers come upon the middle of something, and fail.
 */
final class PartFile {
    /** Raised when the same rows come to lie in a file otherwise: then parts that were written before are written again. */
    static final int FORM = 1;

    /** Hexadecimal digits of the hash: up to 4095 bytes, so that one version in 4096 has those of the one before. */
    private static final int SHIFT_DIGITS = 3;

    private final byte[] bytes;
    private final long rows;

    private PartFile(byte[] bytes, long rows) {
        this.bytes = bytes;
        this.rows = rows;
    }

    /**
     * The part that holds the rows of these scans.
     *
     * @param scans in key order
     * @throws Refusal TABLE_DAMAGED if a result is gone or is not what the ledger vouches for
     */
    static <R extends Record> PartFile of(Table<R> table, List<LedgerEntry> scans, Store output) throws IOException {
        StudyRows<R> study = new StudyRows<>(table, output);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        long rows = 0;
        try (TableWriter<R> writer = new TableWriter<>(table, plain)) {
            for (LedgerEntry scan : scans) {
                for (R row : study.of(scan)) {
                    writer.append(row);
                    rows++;
                }
            }
        }
        return new PartFile(shifted(plain.toByteArray()), rows);
    }

    /** A Parquet file with its pages further behind. */
    static byte[] shifted(byte[] file) throws IOException {
        int shift = Integer.parseInt(Sha256.of(file).substring(0, SHIFT_DIGITS), 16);
        ParquetFooter footer = ParquetFooter.of(file);
        byte[] tail = footer.shiftedBy(shift).tail();
        int start = ParquetFooter.PAGES_START;
        return ByteBuffer.allocate(footer.start() + shift + tail.length)
                .put(file, 0, start)
                .put(start + shift, file, start, footer.start() - start)
                .put(footer.start() + shift, tail)
                .array();
    }

    /** The whole file; not copied. */
    byte[] bytes() {
        return bytes;
    }

    /** How many rows it holds. */
    long rows() {
        return rows;
    }
}
