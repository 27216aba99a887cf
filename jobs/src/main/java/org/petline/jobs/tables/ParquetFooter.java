package org.petline.jobs.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file: where its pages and their indexes lie, and how it is spelled at the file's end.
 *
 * <p>A footer has one spelling here. Parquet keeps the encodings of a column in a hash set of enum constants, whose order
 * differs from one Java machine to the next: two executors would write one scan's rows as two files. Readers take them
 * in any order.
 */
final class ParquetFooter {
    /** Every Parquet file begins with {@code PAR1}. */
    static final int PAGES_START = 4;
    /** The footer's length, little-endian, and {@code PAR1} stand behind it. */
    private static final int LENGTH_AND_MAGIC = 8;

    private final FileMetaData said;
    private final int start;

    private ParquetFooter(FileMetaData said, int start) {
        this.said = said;
        this.start = start;
    }

    /**
     * The footer at the end of a file.
     *
     * @param end the last bytes of a file, the whole footer among them
     * @throws IOException if there is none
     */
    static ParquetFooter of(byte[] end) throws IOException {
        int behind = end.length - LENGTH_AND_MAGIC;
        if (behind < 0) throw new IOException("no room for a footer in " + end.length + " bytes");
        int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(behind);
        if (length < 0 || length > behind) throw new IOException("a footer of " + length + " bytes");
        int start = behind - length;
        return new ParquetFooter(Util.readFileMetaData(new ByteArrayInputStream(end, start, length)), start);
    }

    /** The end of a file with every column's encodings sorted. */
    static byte[] sorted(byte[] end) throws IOException {
        ParquetFooter footer = of(end);
        byte[] tail = footer.tail();
        return ByteBuffer.allocate(footer.start + tail.length)
                .put(end, 0, footer.start)
                .put(tail)
                .array();
    }

    /** Where it begins, in the bytes it was read from. */
    int start() {
        return start;
    }

    /** This footer for a file whose pages lie so many bytes further behind. */
    ParquetFooter shiftedBy(long bytes) {
        FileMetaData moved = said.deepCopy();
        for (RowGroup group : moved.getRow_groups()) {
            if (group.isSetFile_offset()) group.setFile_offset(group.getFile_offset() + bytes);
            group.getColumns().forEach(column -> shift(column, bytes));
        }
        return new ParquetFooter(moved, start);
    }

    /** As it stands at a file's end, with its encodings sorted, its length and the magic word. */
    byte[] tail() throws IOException {
        for (RowGroup group : said.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Util.writeFileMetaData(said, written);
        return ByteBuffer.allocate(written.size() + LENGTH_AND_MAGIC)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(written.toByteArray())
                .putInt(written.size())
                .put(new byte[] {'P', 'A', 'R', '1'})
                .array();
    }

    /** Offsets of 0 mean that there is none. */
    private static void shift(ColumnChunk column, long shift) {
        ColumnMetaData pages = column.getMeta_data();
        pages.setData_page_offset(pages.getData_page_offset() + shift);
        if (pages.getDictionary_page_offset() > 0) {
            pages.setDictionary_page_offset(pages.getDictionary_page_offset() + shift);
        }
        if (column.getFile_offset() > 0) column.setFile_offset(column.getFile_offset() + shift);
        if (column.getColumn_index_offset() > 0) column.setColumn_index_offset(column.getColumn_index_offset() + shift);
        if (column.getOffset_index_offset() > 0) column.setOffset_index_offset(column.getOffset_index_offset() + shift);
    }
}
