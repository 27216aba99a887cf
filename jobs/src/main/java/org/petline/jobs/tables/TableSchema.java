package org.petline.jobs.tables;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.petline.geometry.Affine;
import org.petline.jobs.tables.rows.Column;
import org.petline.jobs.tables.rows.FlatRecord;

/**
 * The columns of a record class, and the way between its records and plain values. A component is a column, or a
 * {@link org.petline.Group} of them, or a matrix of twelve.
 *
 * @param <R> the record a row is
 */
public final class TableSchema<R extends Record> {
    private final FlatRecord<R> form;
    private final List<TableColumn> columns;
    private final int[] keys;

    private TableSchema(Class<R> rowType) {
        form = FlatRecord.of(rowType, type -> type == Affine.class || FlatRecord.isGroup(type));
        columns = form.places().stream().map(TableColumn::of).toList();
        keys = IntStream.range(0, columns.size())
                .filter(index -> columns.get(index).isKey())
                .toArray();
        Set<String> names = new HashSet<>();
        for (TableColumn column : columns) {
            if (!names.add(column.name()))
                throw new IllegalArgumentException(rowType + " has two columns " + column.name());
        }
        for (String declared : TableColumn.declaredAbove(form.places())) {
            if (!names.contains(declared)) throw new IllegalArgumentException(rowType + " has no column " + declared);
        }
    }

    /**
     * The schema of a record class whose values all carry {@link Column}.
     *
     * @throws IllegalArgumentException if one does not, or is of a type that no column can hold, or has another's name
     */
    public static <R extends Record> TableSchema<R> of(Class<R> rowType) {
        return new TableSchema<>(rowType);
    }

    /** In the order of the record's components, which is the order in the file. */
    public List<TableColumn> columns() {
        return columns;
    }

    /** Names of the columns that make the primary key. */
    public List<String> keyNames() {
        return columns.stream()
                .filter(TableColumn::isKey)
                .map(TableColumn::name)
                .toList();
    }

    /** Orders rows by key: column after column, nulls first, text by UTF-16 code unit. Equal means: the same key. */
    public Comparator<R> keyOrder() {
        return this::compareKeys;
    }

    /** The value of a row in a column; null if it is missing, and a NaN where nulls are allowed is missing. */
    public Object valueOf(R row, int column) {
        Object value = form.places().get(column).valueIn(row);
        if (columns.get(column).isNullable()) {
            return value instanceof Double number && number.isNaN() ? null : value;
        }
        if (value == null)
            throw new IllegalArgumentException(columns.get(column).name() + " is missing in " + row);
        return value;
    }

    /** A row's key as a person reads it, for messages. */
    String keyText(R row) {
        StringBuilder text = new StringBuilder();
        for (int key : keys) {
            if (text.length() > 0) text.append(", ");
            text.append(columns.get(key).name()).append('=').append(valueOf(row, key));
        }
        return text.toString();
    }

    /** The row with these values, in column order. */
    public R rowOf(Object[] values) {
        return form.recordOf(Arrays.asList(values));
    }

    private int compareKeys(R left, R right) {
        for (int key : keys) {
            int order = compare(valueOf(left, key), valueOf(right, key));
            if (order != 0) return order;
        }
        return 0;
    }

    /** Both values come from one column, so both are of its one comparable type. */
    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        if (left == null || right == null) return Boolean.compare(left != null, right != null);
        return ((Comparable<Object>) left).compareTo(right);
    }
}
