package org.petline.transforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.petline.files.DecimalText;
import org.petline.geometry.Affine;

/**
 * Rows of equally many numbers with blanks between them, as MATLAB, FSL and NumPy write them. Empty lines and lines that
 * begin with # or % are passed over.
 */
final class NumberRows {
    private static final int SIDE = 4;

    /** Printed matrices end in 0 0 0 1, to the digits printed. */
    private static final double LAST_ROW = 1e-6;

    private final List<double[]> rows;

    private NumberRows(List<double[]> rows) {
        this.rows = rows;
    }

    /** The rows of a text; empty if there are none, or something else stands there. */
    static Optional<NumberRows> of(String text) {
        List<double[]> rows = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith("%")) continue;
            Optional<double[]> row = row(plain);
            if (row.isEmpty() || (!rows.isEmpty() && row.get().length != rows.get(0).length)) return Optional.empty();
            rows.add(row.get());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new NumberRows(rows));
    }

    private static Optional<double[]> row(String line) {
        String[] words = line.split("\\s+", -1);
        double[] numbers = new double[words.length];
        for (int n = 0; n < words.length; n++) {
            Optional<Double> number = DecimalText.parse(words[n]);
            if (number.isEmpty()) return Optional.empty();
            numbers[n] = number.get();
        }
        return Optional.of(numbers);
    }

    /** Numbers in each row. */
    int width() {
        return rows.get(0).length;
    }

    int count() {
        return rows.size();
    }

    double[] row(int row) {
        return rows.get(row).clone();
    }

    /** Whether this is one matrix of four rows below the other, each ending in 0 0 0 1. */
    boolean isMatrices() {
        if (width() != SIDE || count() % SIDE != 0) return false;
        for (int last = SIDE - 1; last < count(); last += SIDE) {
            double[] row = rows.get(last);
            double off = Math.abs(row[0]) + Math.abs(row[1]) + Math.abs(row[2]) + Math.abs(row[3] - 1);
            if (!(off <= LAST_ROW)) return false;
        }
        return true;
    }

    /** The upper three rows of each matrix. */
    List<Affine> matrices() {
        List<Affine> matrices = new ArrayList<>();
        for (int first = 0; first < count(); first += SIDE) {
            double[] twelve = new double[12];
            for (int row = 0; row < 3; row++) System.arraycopy(rows.get(first + row), 0, twelve, SIDE * row, SIDE);
            matrices.add(Affine.ofRows(twelve));
        }
        return matrices;
    }

    @Override
    public String toString() {
        return count() + " rows of " + width() + ", the first " + Arrays.toString(rows.get(0));
    }
}
