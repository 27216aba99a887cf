package org.petline.jobs.tables;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands records to Parquet value by value. */
final class RowWriteSupport<R extends Record> extends WriteSupport<R> {
    private final Table<R> table;
    private RecordConsumer consumer;

    RowWriteSupport(Table<R> table) {
        this.table = table;
    }

    /**
     * Deprecated, but the only form that Parquet 1.13 (Spark 3.5) knows. The footer's entries go in sorted: a plain
     * {@code Map.of} has another order in each Java machine, and Parquet keeps it where two names share a bucket.
     */
    @SuppressWarnings("deprecation")
    @Override
    public WriteContext init(Configuration ignored) {
        return new WriteContext(
                ParquetForm.of(table),
                new TreeMap<>(Map.of(
                        ParquetForm.TABLE, table.name(),
                        ParquetForm.VERSION, Integer.toString(table.version()),
                        ParquetForm.SCHEMA, DataDictionary.schemaOf(table))));
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(R row) {
        List<TableColumn> columns = table.schema().columns();
        consumer.startMessage();
        for (int index = 0; index < columns.size(); index++) {
            Object value = table.schema().valueOf(row, index);
            if (value == null) continue;
            TableColumn column = columns.get(index);
            consumer.startField(column.name(), index);
            add(column.kind(), value);
            consumer.endField(column.name(), index);
        }
        consumer.endMessage();
    }

    private void add(TableColumn.Kind kind, Object value) {
        switch (kind) {
            case TEXT -> consumer.addBinary(Binary.fromString((String) value));
            case DOUBLE -> consumer.addDouble((Double) value);
            case LONG -> consumer.addLong((Long) value);
            case INT -> consumer.addInteger((Integer) value);
            case BOOLEAN -> consumer.addBoolean((Boolean) value);
        }
    }
}
