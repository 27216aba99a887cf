package org.petline.jobs.tables;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.geometry.Affine;
import org.petline.jobs.tables.rows.Column;
import org.petline.jobs.tables.rows.Columns;
import org.petline.jobs.tables.rows.FlatRecord;

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

    /**
     * The column of a value.
     *
     * @throws IllegalArgumentException if nothing says what it means
     */
    static TableColumn of(FlatRecord.Place value) {
        RecordComponent component = value.component();
        if (component.getDeclaringRecord() == Affine.class) return ofMatrix(value);
        String name = nameOf(component.getName());
        Column column = above(value)
                .flatMap(columns -> Arrays.stream(columns.value()))
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(component.getAnnotation(Column.class)))
                .orElseThrow(() -> new IllegalArgumentException(component + " has no @Column"));
        boolean isRequired = component.getType().isPrimitive() || above(value).anyMatch(Columns::required);
        return new TableColumn(
                name,
                Kind.of(component.getType()),
                !isRequired,
                column.key(),
                column.isVolatile(),
                column.unit(),
                column.meaning());
    }

    /** An element of a matrix; the first tells what matrix it is. */
    private static TableColumn ofMatrix(FlatRecord.Place value) {
        RecordComponent matrix = value.path().get(value.path().size() - 2);
        Column column = matrix.getAnnotation(Column.class);
        if (column == null) throw new IllegalArgumentException(matrix + " has no @Column");
        String element = value.component().getName().substring(1);
        String place = "row " + element.charAt(0) + " column " + element.charAt(1);
        return new TableColumn(
                nameOf(matrix.getName() + element),
                Kind.of(value.component().getType()),
                false,
                column.key(),
                column.isVolatile(),
                element.endsWith("3") ? column.unit() : "",
                element.equals("00") ? column.meaning() + ", " + place + " of the 3x4 matrix" : place);
    }

    /** What rows and wider groups say of the columns of the groups that the value is in, the outermost first. */
    private static Stream<Columns> above(FlatRecord.Place value) {
        return value.path().stream()
                .flatMap(component -> Optional.ofNullable(component.getAnnotation(Columns.class)).stream());
    }

    /** Names of the columns that rows and wider groups have other words for. */
    static Set<String> declaredAbove(List<FlatRecord.Place> values) {
        return values.stream()
                .flatMap(TableColumn::above)
                .flatMap(columns -> Arrays.stream(columns.value()))
                .map(Column::name)
                .collect(Collectors.toSet());
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
