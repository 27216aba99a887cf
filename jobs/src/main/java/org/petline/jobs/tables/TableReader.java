package org.petline.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.petline.Refusal;
import org.petline.bids.Store;

/**
 * Records back from Parquet files that {@link TableWriter} made.
 *
 * <p>A column that an older file lacks is null. Page checksums are verified. Whatever is wrong with a file is a
 * {@link Refusal} that names it: TABLE_DAMAGED, TABLE_FOREIGN, TABLE_NEWER, TABLE_TOO_OLD or TABLE_DUPLICATE_ROWS.
 */
public final class TableReader {
    private TableReader() {}

    /**
     * All rows of a file, in its order.
     *
     * @throws FileNotFoundException if there is no such file
     */
    public static <R extends Record> List<R> read(Store store, String path, Table<R> table) throws IOException {
        byte[] bytes;
        try (InputStream in = store.open(path)) {
            bytes = in.readAllBytes();
        }
        return read(bytes, path, table);
    }

    /** All rows of a file's bytes; {@code name} is for messages. */
    static <R extends Record> List<R> read(byte[] bytes, String name, Table<R> table) {
        List<R> rows = decode(bytes, name, table);
        for (int row = 1; row < rows.size(); row++) {
            if (table.schema().keyOrder().compare(rows.get(row - 1), rows.get(row)) == 0) {
                throw Refusal.of(TableReason.TABLE_DUPLICATE_ROWS)
                        .file(name)
                        .found(table.schema().keyText(rows.get(row)));
            }
        }
        return rows;
    }

    /** The bytes are in memory: whatever goes wrong here is their fault, not the machine's. */
    private static <R extends Record> List<R> decode(byte[] bytes, String name, Table<R> table) {
        try {
            refuseUnlessReadable(bytes, name, table);
            List<R> rows = new ArrayList<>();
            try (ParquetReader<R> reader = new Builder<>(bytes, table)
                    .withConf(ParquetForm.PLAIN)
                    .usePageChecksumVerification(true)
                    .build()) {
                for (R row = reader.read(); row != null; row = reader.read()) rows.add(row);
            }
            return rows;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException damage) {
            throw Refusal.of(TableReason.TABLE_DAMAGED)
                    .file(name)
                    .found(String.valueOf(damage.getMessage()))
                    .because(damage);
        }
    }

    private static void refuseUnlessReadable(byte[] bytes, String name, Table<?> table) throws IOException {
        FileMetaData footer;
        try (ParquetFileReader reader = ParquetFileReader.open(new ParquetBytes(bytes))) {
            footer = reader.getFileMetaData();
        }
        Map<String, String> said = footer.getKeyValueMetaData();
        String owner = said.getOrDefault(ParquetForm.TABLE, "nothing of petline's");
        if (!owner.equals(table.name())) {
            throw Refusal.of(TableReason.TABLE_FOREIGN)
                    .file(name)
                    .field(ParquetForm.TABLE)
                    .found(owner + " where " + table + " belongs");
        }
        int version = Integer.parseInt(said.get(ParquetForm.VERSION));
        if (version > table.version()) {
            throw Refusal.of(TableReason.TABLE_NEWER)
                    .file(name)
                    .field(ParquetForm.VERSION)
                    .found(version + ", and this petline knows " + table.version());
        }
        refuseUnlessColumnsFit(footer.getSchema(), name, table);
    }

    private static void refuseUnlessColumnsFit(MessageType inFile, String name, Table<?> table) {
        for (TableColumn column : table.schema().columns()) {
            if (!inFile.containsField(column.name())) {
                if (column.isNullable()) continue;
                throw Refusal.of(TableReason.TABLE_TOO_OLD).file(name).field(column.name());
            }
            boolean fits = inFile.getType(column.name()).isPrimitive()
                    && inFile.getType(column.name()).asPrimitiveType().getPrimitiveTypeName()
                            == ParquetForm.typeOf(column.kind());
            if (!fits) {
                throw Refusal.of(TableReason.TABLE_FOREIGN)
                        .file(name)
                        .field(column.name())
                        .found(inFile.getType(column.name()).toString());
            }
        }
    }

    private static final class Builder<R extends Record> extends ParquetReader.Builder<R> {
        private final Table<R> table;

        Builder(byte[] bytes, Table<R> table) {
            super(new ParquetBytes(bytes));
            this.table = table;
        }

        @Override
        protected ReadSupport<R> getReadSupport() {
            return new RowReadSupport<>(table);
        }
    }
}
