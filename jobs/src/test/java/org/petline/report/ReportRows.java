package org.petline.report;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Rows of tables that differ from others in one column. */
final class ReportRows {
    private ReportRows() {}

    @SuppressWarnings("unchecked") // the constructor is that of the row's own class
    static <R extends Record> R with(R row, String column, Object value) {
        RecordComponent[] columns = row.getClass().getRecordComponents();
        try {
            Object[] values = new Object[columns.length];
            for (int n = 0; n < columns.length; n++) {
                values[n] = columns[n].getName().equals(column)
                        ? value
                        : columns[n].getAccessor().invoke(row);
            }
            Class<?>[] types =
                    Arrays.stream(columns).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) row.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record of plain values", impossible);
        }
    }
}
