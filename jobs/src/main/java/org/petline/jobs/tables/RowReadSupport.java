package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Gathers the values that Parquet hands out into records; columns that a file lacks stay null. */
final class RowReadSupport<R extends Record> extends ReadSupport<R> {
    private final Table<R> table;

    RowReadSupport(Table<R> table) {
        this.table = table;
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType inFile = context.getFileSchema();
        List<Type> wanted = new ArrayList<>();
        for (TableColumn column : table.schema().columns()) {
            if (inFile.containsField(column.name())) wanted.add(inFile.getType(column.name()));
        }
        return new ReadContext(new MessageType(inFile.getName(), wanted));
    }

    /** Deprecated, but the only form that Parquet 1.13 (Spark 3.5) knows. */
    @SuppressWarnings("deprecation")
    @Override
    public RecordMaterializer<R> prepareForRead(
            Configuration ignored, Map<String, String> footer, MessageType inFile, ReadContext context) {
        return new Rows<>(table.schema(), context.getRequestedSchema());
    }

    private static final class Rows<R extends Record> extends RecordMaterializer<R> {
        private final TableSchema<R> schema;
        private final Object[] values;
        private final GroupConverter root;

        Rows(TableSchema<R> schema, MessageType read) {
            this.schema = schema;
            this.values = new Object[schema.columns().size()];
            List<String> names =
                    schema.columns().stream().map(TableColumn::name).toList();
            List<Converter> converters = new ArrayList<>();
            for (Type field : read.getFields()) converters.add(new Value(values, names.indexOf(field.getName())));
            this.root = new GroupConverter() {
                @Override
                public Converter getConverter(int field) {
                    return converters.get(field);
                }

                @Override
                public void start() {
                    Arrays.fill(values, null);
                }

                @Override
                public void end() {}
            };
        }

        @Override
        public R getCurrentRecord() {
            return schema.rowOf(values);
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    private static final class Value extends PrimitiveConverter {
        private final Object[] values;
        private final int index;

        Value(Object[] values, int index) {
            this.values = values;
            this.index = index;
        }

        @Override
        public void addBinary(Binary value) {
            values[index] = value.toStringUsingUTF8();
        }

        @Override
        public void addDouble(double value) {
            values[index] = value;
        }

        @Override
        public void addLong(long value) {
            values[index] = value;
        }

        @Override
        public void addInt(int value) {
            values[index] = value;
        }

        @Override
        public void addBoolean(boolean value) {
            values[index] = value;
        }
    }
}
