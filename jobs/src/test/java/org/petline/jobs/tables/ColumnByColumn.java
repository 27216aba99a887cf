package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petline.jobs.tables.rows.ScanLabels;

/** What a row of a table must hold, said column by column: a value in another's column is another row. */
public final class ColumnByColumn {
    private final Map<String, Object> expected = new LinkedHashMap<>();
    private final Set<String> nulls = new HashSet<>();

    /** The next column, in the order of the file; null where the value must be missing. */
    public ColumnByColumn with(String column, Object value) {
        if (expected.containsKey(column)) throw new IllegalArgumentException(column + " twice");
        expected.put(column, value);
        return this;
    }

    /** The columns that name the scan. */
    public ColumnByColumn with(ScanLabels labels) {
        return with("dataset", labels.dataset())
                .with("participant_id", labels.participantId())
                .with("session_id", labels.sessionId())
                .with("task", labels.task())
                .with("tracer", labels.tracer())
                .with("reconstruction", labels.reconstruction())
                .with("run_id", labels.runId())
                .with("scan", labels.scan());
    }

    /** Twelve columns, which the matrix is written to row after row. */
    public ColumnByColumn withMatrix(String name, double[] rowAfterRow) {
        for (int n = 0; n < rowAfterRow.length; n++) with(name + "_" + n / 4 + n % 4, rowAfterRow[n]);
        return this;
    }

    /** A column that has no value in this row; another test gives it one. */
    public ColumnByColumn withNull(String name) {
        nulls.add(name);
        return with(name, null);
    }

    /** Whether the values tell their columns: no two are alike. */
    public ColumnByColumn allDiffer() {
        List<Object> values = new ArrayList<>();
        expected.forEach((name, value) -> {
            if (!nulls.contains(name)) values.add(value);
        });
        for (int one = 0; one < values.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertThat(alike(values.get(one), values.get(other)))
                        .as(values.get(one) + " and " + values.get(other))
                        .isFalse();
            }
        }
        return this;
    }

    private static boolean alike(Object one, Object other) {
        if (one instanceof Boolean) return false;
        if (one instanceof Number number && other instanceof Number than) {
            return Math.abs(number.doubleValue() - than.doubleValue()) < 1e-5;
        }
        return one == null || one.equals(other);
    }

    /** Fails unless a row has these columns, in this order, with these values. */
    public void isIn(Map<String, Object> row) {
        assertThat(row.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((column, value) -> {
            if (value instanceof Double number) {
                // Parameters of a matrix are taken from it again, which costs some ulps.
                assertThat(row.get(column))
                        .as(column)
                        .isInstanceOfSatisfying(
                                Double.class, found -> assertThat(found).isCloseTo(number, within(1e-9)));
            } else {
                assertThat(row.get(column)).as(column).isEqualTo(value);
            }
        });
    }
}
