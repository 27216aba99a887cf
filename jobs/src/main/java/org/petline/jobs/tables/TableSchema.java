package org.petline.jobs.tables;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a record class, and the way between its records and plain values.
 *
 * @param <R> the record a row is
 */
public final class TableSchema<R extends Record> {
    private final List<TableColumn> columns;
    private final List<Method> accessors = new ArrayList<>();
    private final Constructor<R> constructor;
    private final int[] keys;

    private TableSchema(Class<R> rowType) {
        RecordComponent[] components = rowType.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        columns = Arrays.stream(components).map(TableColumn::of).toList();
        for (RecordComponent component : components) accessors.add(component.getAccessor());
        keys = IntStream.range(0, components.length)
                .filter(index -> columns.get(index).isKey())
                .toArray();
        try {
            constructor = rowType.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(rowType + " has no canonical constructor", impossible);
        }
    }

    /**
     * The schema of a record class whose components all carry {@link Column}.
     *
     * @throws IllegalArgumentException if one does not, or is of a type that no column can hold
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
        Object value;
        try {
            value = accessors.get(column).invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(
                    "cannot read " + columns.get(column).name() + " of " + row.getClass(), impossible);
        }
        boolean missing = value instanceof Double number
                && number.isNaN()
                && columns.get(column).isNullable();
        return missing ? null : value;
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
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), impossible);
        }
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
