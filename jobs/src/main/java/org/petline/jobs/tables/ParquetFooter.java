package org.petline.jobs.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * A Parquet footer with one spelling.
 *
 * <p>Parquet keeps the encodings of a column in a hash set of enum constants, whose order differs from one Java machine
 * to the next: two executors would write one scan's rows as two files. Readers take them in any order.
 */
final class ParquetFooter {
    /** The footer's length, little-endian, and {@code PAR1} stand behind it. */
    private static final int LENGTH_AND_MAGIC = 8;

    private ParquetFooter() {}

    /**
     * The end of a file with every column's encodings sorted.
     *
     * @param end the last bytes of a file, the whole footer among them
     */
    static byte[] sorted(byte[] end) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        int behind = end.length - LENGTH_AND_MAGIC;
        int length = bytes.getInt(behind);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, behind - length, length));
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream(length);
        Util.writeFileMetaData(footer, written);
        int newLength = written.size();
        return ByteBuffer.allocate(end.length - length + newLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(end, 0, behind - length)
                .put(written.toByteArray())
                .putInt(newLength)
                .put(end, end.length - Integer.BYTES, Integer.BYTES)
                .array();
    }
}
