package org.petline.jobs.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * Rows in key order, as Parquet on a stream.
 *
 * <p>The same rows give the same bytes (with one version of Parquet and zstd): no clock, no host, no hash order. Rows
 * must come sorted; a key that comes twice is refused, because no reader could tell which row is true.
 *
 * @param <R> the record a row is
 */
public final class TableWriter<R extends Record> implements RowSink<R> {
    /** Held in memory by writer and readers; a study's table is one or two groups of this size. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final Table<R> table;
    private final ParquetStream file;
    private final ParquetWriter<R> writer;
    private R last;

    /** Writes the table's form at once; {@link #close} writes the footer but leaves {@code out} open. */
    public TableWriter(Table<R> table, OutputStream out) throws IOException {
        NativeZstd.require();
        this.table = table;
        this.file = new ParquetStream(out);
        this.writer = new Builder<>(table, file)
                .withConf(ParquetForm.PLAIN)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withDictionaryEncoding(true)
                .withPageWriteChecksumEnabled(true)
                .build();
    }

    /**
     * Writes rows of any order as a whole table, sorted by key; {@code out} stays open.
     *
     * @throws Refusal TABLE_DUPLICATE_ROWS if two rows have the same key
     */
    public static <R extends Record> void write(OutputStream out, Table<R> table, List<R> rows) throws IOException {
        List<R> sorted = rows.stream().sorted(table.schema().keyOrder()).toList();
        try (TableWriter<R> writer = new TableWriter<>(table, out)) {
            for (R row : sorted) writer.append(row);
        }
    }

    /** As {@link #write(OutputStream, Table, List)}, put in place in one step; a refusal leaves the file as it was. */
    public static <R extends Record> void write(Store store, String path, Table<R> table, List<R> rows)
            throws IOException {
        store.write(path, out -> write(out, table, rows));
    }

    /**
     * Adds a row behind those before it.
     *
     * @throws Refusal TABLE_DUPLICATE_ROWS if the row's key is that of the last one
     * @throws IllegalArgumentException if the row belongs before the last one
     */
    @Override
    public void append(R row) throws IOException {
        int order = last == null ? -1 : table.schema().keyOrder().compare(last, row);
        if (order == 0) {
            throw Refusal.of(OutputReason.TABLE_DUPLICATE_ROWS)
                    .file(table.name())
                    .found(table.schema().keyText(row));
        }
        if (order > 0) {
            throw new IllegalArgumentException(table + ": " + table.schema().keyText(row) + " after "
                    + table.schema().keyText(last));
        }
        writer.write(row);
        last = row;
    }

    @Override
    public void close() throws IOException {
        file.holdEnd();
        writer.close();
        file.releaseEnd();
    }

    private static final class Builder<R extends Record> extends ParquetWriter.Builder<R, Builder<R>> {
        private final Table<R> table;

        Builder(Table<R> table, ParquetStream file) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder<R> self() {
            return this;
        }

        /** Deprecated, but the only form that Parquet 1.13 (Spark 3.5) knows. */
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<R> getWriteSupport(Configuration ignored) {
            return new RowWriteSupport<>(table);
        }
    }
}
