package org.petline.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.petline.Refusal;
import org.petline.files.Store;

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
        return read(store.read(path), path, table);
    }

    /** All rows of a file's bytes; {@code name} is for messages. */
    static <R extends Record> List<R> read(byte[] bytes, String name, Table<R> table) {
        List<R> rows = decode(bytes, name, table);
        for (int row = 1; row < rows.size(); row++) {
            if (table.schema().keyOrder().compare(rows.get(row - 1), rows.get(row)) == 0) {
                throw Refusal.of(OutputReason.TABLE_DUPLICATE_ROWS)
                        .file(name)
                        .found(table.schema().keyText(rows.get(row)));
            }
        }
        return rows;
    }

    /**
     * The bytes are in memory: whatever goes wrong here is their fault, not the machine's. Parquet's own reader of
     * records would load Hadoop's defaults for each file, which takes ten times as long as reading a scan's rows.
     */
    private static <R extends Record> List<R> decode(byte[] bytes, String name, Table<R> table) {
        ParquetReadOptions options = HadoopReadOptions.builder(ParquetForm.PLAIN)
                .usePageChecksumVerification(true)
                .build();
        try (ParquetFileReader file = ParquetFileReader.open(new ParquetBytes(bytes), options)) {
            FileMetaData footer = file.getFooter().getFileMetaData();
            refuseUnlessOurs(footer, name, table);
            MessageType wanted = columnsIn(footer.getSchema(), name, table);
            file.setRequestedSchema(wanted);
            MessageColumnIO columns =
                    new ColumnIOFactory(footer.getCreatedBy()).getColumnIO(wanted, footer.getSchema(), true);
            List<R> rows = new ArrayList<>();
            for (PageReadStore group = file.readNextRowGroup(); group != null; group = file.readNextRowGroup()) {
                RecordReader<R> reader = columns.getRecordReader(group, new RowMaterializer<>(table.schema(), wanted));
                for (long row = 0; row < group.getRowCount(); row++) rows.add(reader.read());
            }
            return rows;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException damage) {
            throw Refusal.of(OutputReason.TABLE_DAMAGED)
                    .file(name)
                    .found(String.valueOf(damage.getMessage()))
                    .because(damage);
        }
    }

    private static void refuseUnlessOurs(FileMetaData footer, String name, Table<?> table) {
        Map<String, String> said = footer.getKeyValueMetaData();
        String owner = said.getOrDefault(ParquetForm.TABLE, "nothing of petline's");
        if (!owner.equals(table.name())) {
            throw Refusal.of(OutputReason.TABLE_FOREIGN)
                    .file(name)
                    .field(ParquetForm.TABLE)
                    .found(owner + " where " + table + " belongs");
        }
        int version = Integer.parseInt(said.get(ParquetForm.VERSION));
        if (version > table.version()) {
            throw Refusal.of(OutputReason.TABLE_NEWER)
                    .file(name)
                    .field(ParquetForm.VERSION)
                    .found(version + ", and this petline knows " + table.version());
        }
    }

    private static MessageType columnsIn(MessageType file, String name, Table<?> table) {
        List<Type> wanted = new ArrayList<>();
        for (TableColumn column : table.schema().columns()) {
            if (file.containsField(column.name())) {
                wanted.add(fitting(file.getType(column.name()), column, name));
            } else if (!column.isNullable()) {
                throw Refusal.of(OutputReason.TABLE_TOO_OLD).file(name).field(column.name());
            }
        }
        return new MessageType(file.getName(), wanted);
    }

    private static Type fitting(Type inFile, TableColumn column, String name) {
        boolean fits = inFile.isPrimitive()
                && inFile.asPrimitiveType().getPrimitiveTypeName() == ParquetForm.typeOf(column.kind());
        if (!fits) {
            throw Refusal.of(OutputReason.TABLE_FOREIGN)
                    .file(name)
                    .field(column.name())
                    .found(inFile.toString());
        }
        return inFile;
    }
}
