package org.petline.jobs.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.GroupType;

/** A table's file as Parquet itself reads it, which knows columns by their names and nothing of petline. */
public final class PlainRows {
    private PlainRows() {}

    /** Every row's values by column, in the file's order; a missing value is null. */
    public static List<Map<String, Object>> of(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) rows.add(valuesOf(row));
        }
        return rows;
    }

    private static Map<String, Object> valuesOf(Group row) {
        GroupType form = row.getType();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 0; column < form.getFieldCount(); column++) {
            boolean missing = row.getFieldRepetitionCount(column) == 0;
            values.put(form.getFieldName(column), missing ? null : value(row, column));
        }
        return values;
    }

    private static Object value(Group row, int column) {
        return switch (row.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> row.getString(column, 0);
            case DOUBLE -> row.getDouble(column, 0);
            case INT64 -> row.getLong(column, 0);
            case INT32 -> row.getInteger(column, 0);
            case BOOLEAN -> row.getBoolean(column, 0);
            default -> throw new IllegalArgumentException("no type of petline's: " + row.getType());
        };
    }
}
