package org.petline.jobs.tables;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/**
 * One column of a table, as its record component declares it.
 *
 * @param name as in the file: snake_case, see {@link #nameOf}
 * @param kind what its values are
 * @param isNullable whether a value may be missing: text and boxed numbers may, primitives may not
 * @param isKey whether it is part of the table's primary key
 * @param isVolatile whether it changes from run to run although the result does not
 * @param unit as in BIDS, empty for text and pure numbers
 * @param meaning one sentence
 */
public record TableColumn(
        String name, Kind kind, boolean isNullable, boolean isKey, boolean isVolatile, String unit, String meaning) {

    /** What a column's values are. */
    public enum Kind {
        TEXT(String.class, String.class),
        DOUBLE(double.class, Double.class),
        LONG(long.class, Long.class),
        INT(int.class, Integer.class),
        BOOLEAN(boolean.class, Boolean.class);

        private final Class<?> plain;
        private final Class<?> boxed;

        Kind(Class<?> plain, Class<?> boxed) {
            this.plain = plain;
            this.boxed = boxed;
        }

        private static Kind of(Class<?> type) {
            for (Kind kind : values()) {
                if (type == kind.plain || type == kind.boxed) return kind;
            }
            throw new IllegalArgumentException("no column can hold a " + type.getName());
        }
    }

    static TableColumn of(RecordComponent component) {
        Column column = component.getAnnotation(Column.class);
        if (column == null) throw new IllegalArgumentException(component + " has no @Column");
        return new TableColumn(
                nameOf(component.getName()),
                Kind.of(component.getType()),
                !component.getType().isPrimitive(),
                column.key(),
                column.isVolatile(),
                column.unit(),
                column.meaning());
    }

    /**
     * A Java name in snake_case: an underscore before each capital and before the two digits of a matrix element at
     * the end ({@code t1wToReference03} becomes {@code t1w_to_reference_03}); a single digit belongs to its word.
     */
    static String nameOf(String javaName) {
        return javaName.replaceAll("([A-Z])", "_$1")
                .replaceAll("([a-z])(\\d\\d)$", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
