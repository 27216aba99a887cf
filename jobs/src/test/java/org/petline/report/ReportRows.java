package org.petline.report;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.petline.Group;

/** Rows of tables that differ from others in one column. */
final class ReportRows {
    private ReportRows() {}

    /** The row with another value where a component of it, or of one of its groups, has this name. */
    static <R extends Record> R with(R row, String column, Object value) {
        R other = changed(row, column, value);
        if (other.equals(row) && !row.toString().contains(column)) {
            throw new IllegalArgumentException(row.getClass() + " has no " + column);
        }
        return other;
    }

    @SuppressWarnings("unchecked") // the constructor is that of the row's own class
    private static <R extends Record> R changed(R row, String column, Object value) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int n = 0; n < components.length; n++) {
                RecordComponent component = components[n];
                Object now = component.getAccessor().invoke(row);
                if (component.getName().equals(column)) values[n] = value;
                else if (component.getType().isAnnotationPresent(Group.class)) {
                    values[n] = changed((Record) now, column, value);
                } else values[n] = now;
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) row.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record of plain values", impossible);
        }
    }
}
