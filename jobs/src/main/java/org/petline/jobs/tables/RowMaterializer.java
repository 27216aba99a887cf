package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Gathers the values that Parquet hands out into records; columns that a file lacks stay null. */
final class RowMaterializer<R extends Record> extends RecordMaterializer<R> {
    private final TableSchema<R> schema;
    private final Object[] values;
    private final Root root;

    /** For files of which these fields are read, all of them columns of the schema. */
    RowMaterializer(TableSchema<R> schema, MessageType read) {
        this.schema = schema;
        this.values = new Object[schema.columns().size()];
        List<String> names = schema.columns().stream().map(TableColumn::name).toList();
        List<Converter> converters = new ArrayList<>();
        for (Type field : read.getFields()) converters.add(new Value(values, names.indexOf(field.getName())));
        this.root = new Root(values, converters);
    }

    @Override
    public R getCurrentRecord() {
        return schema.rowOf(values);
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static final class Root extends GroupConverter {
        private final Object[] values;
        private final List<Converter> converters;

        Root(Object[] values, List<Converter> converters) {
            this.values = values;
            this.converters = converters;
        }

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
