package org.petline.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.petline.Refusal;

/** The rows of a table of blood in petline's units: time in s, then each {@link BloodColumn}. Immutable. */
final class BloodRows {
    static final String TIME = "time";

    private final List<double[]> rows;
    private final String path;

    private BloodRows(List<double[]> rows, String path) {
        this.rows = rows;
        this.path = path;
    }

    /** A header whose columns were moved and their cells not would give times for activities. */
    static void requireTimeFirst(Tsv table, String path) {
        int column = table.header().indexOf(TIME);
        if (column <= 0) return;
        throw Refusal.of(BloodFileReason.BLOOD_TIME_NOT_FIRST)
                .file(path)
                .field(TIME)
                .found("column " + (column + 1) + " in line 1, after "
                        + table.header().get(0));
    }

    /**
     * The rows as they stand in a table.
     *
     * @param factors of time and each column; NaN for columns that the table lacks
     */
    static BloodRows read(Tsv table, double[] factors, String path) {
        List<String> columns = new ArrayList<>(List.of(TIME));
        for (BloodColumn column : BloodColumn.values()) {
            if (table.header().contains(column.header())) columns.add(column.header());
        }
        List<double[]> rows = new ArrayList<>();
        for (List<String> cells : table.rows(columns)) {
            int number = rows.size();
            double[] row = new double[factors.length];
            int cell = 0;
            for (int c = 0; c < row.length; c++) {
                boolean absent = Double.isNaN(factors[c]);
                row[c] =
                        absent ? Double.NaN : factors[c] * Tsv.number(cells.get(cell), path, columns.get(cell), number);
                if (!absent) cell++;
            }
            if (Double.isNaN(row[0])) {
                throw Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                        .file(path)
                        .field(TIME)
                        .found("n/a in line " + Tsv.lineOf(number));
            }
            rows.add(row);
        }
        if (rows.size() < 2) {
            throw Refusal.of(BloodFileReason.BLOOD_SAMPLES_TOO_FEW).file(path).found("rows: " + rows.size());
        }
        requireValues(rows, factors, path);
        return new BloodRows(rows, path);
    }

    private static void requireValues(List<double[]> rows, double[] factors, String path) {
        List<String> empty = new ArrayList<>();
        for (BloodColumn column : BloodColumn.values()) {
            int c = column.place();
            if (Double.isNaN(factors[c])) continue;
            if (rows.stream().anyMatch(row -> !Double.isNaN(row[c]))) return;
            empty.add(column.header());
        }
        if (empty.isEmpty()) return;
        throw Refusal.of(BloodFileReason.BLOOD_VALUES_MISSING)
                .file(path)
                .field(String.join(", ", empty))
                .found("n/a from line " + Tsv.lineOf(0) + " to line " + Tsv.lineOf(rows.size() - 1));
    }

    /**
     * The rows sorted by time, and one of those that share a time.
     *
     * @param findings what had to be done, added
     */
    BloodRows inOrder(List<BidsFinding> findings) {
        List<double[]> sorted = withoutPadding(findings);
        List<double[]> drawn = List.copyOf(sorted);
        sorted.sort(Comparator.comparingDouble(row -> row[0]));
        if (!sorted.equals(drawn)) {
            int first = 0;
            while (sorted.get(first) == drawn.get(first)) first++;
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_TIMES_UNSORTED,
                    path,
                    TIME,
                    drawn.get(first)[0] + " s in row " + (first + 1)));
        }
        List<double[]> merged = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size() && sorted.get(to)[0] == sorted.get(from)[0]) to++;
            merged.add(mean(sorted.subList(from, to)));
            from = to;
        }
        if (merged.size() < sorted.size()) {
            int repeated = 1;
            while (sorted.get(repeated)[0] != sorted.get(repeated - 1)[0]) repeated++;
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_TIMES_REPEATED,
                    path,
                    TIME,
                    "the first at " + sorted.get(repeated)[0] + " s"));
        }
        return new BloodRows(merged, path);
    }

    /** The rows but for those of zeros behind the last sample, with which some programs fill their tables (ds005619). */
    private List<double[]> withoutPadding(List<BidsFinding> findings) {
        int end = rows.size();
        while (end > 1 && isZero(rows.get(end - 1)) && rows.get(0)[0] >= 0) end--;
        boolean behind = end < rows.size() && rows.get(end - 1)[0] > 0;
        if (!behind) return new ArrayList<>(rows);
        findings.add(new BidsFinding(
                BloodFileReason.BLOOD_ROWS_OF_ZEROS,
                path,
                TIME,
                rows.size() - end + " from line " + Tsv.lineOf(end) + " on"));
        return new ArrayList<>(rows.subList(0, end));
    }

    private static boolean isZero(double[] row) {
        for (double value : row) if (value != 0 && !Double.isNaN(value)) return false;
        return row[0] == 0;
    }

    /** Column by column the mean of what is there. */
    private static double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (int c = 0; c < mean.length; c++) {
            int column = c;
            mean[c] = rows.stream()
                    .mapToDouble(row -> row[column])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return mean;
    }

    /** [row] when samples were taken, s. */
    double[] seconds() {
        return entries(0);
    }

    /** [row] what a column holds. */
    double[] of(BloodColumn column) {
        return entries(column.place());
    }

    private double[] entries(int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }
}
