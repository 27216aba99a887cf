package org.petline.linear;

/** Least squares of many columns with amplitudes that are not negative (Lawson and Hanson 1974, chapter 23). */
public final class LawsonHanson {
    /** A column enters if its gradient is above this share of the measured curve's size: rounding enters nothing. */
    private static final double GRADIENT = 1e-11;

    private LawsonHanson() {}

    /**
     * The amplitudes; most are 0.
     *
     * @param columns [column][row]
     * @param measured [row]
     * @return [column]
     */
    public static double[] of(double[][] columns, double[] measured) {
        int count = columns.length;
        double[] lengths = new double[count];
        double size = Vectors.length(measured);
        for (int c = 0; c < count; c++) lengths[c] = Vectors.length(columns[c]);
        boolean[] active = new boolean[count];
        double[] amplitudes = new double[count];
        for (int round = 0; round < 3 * count; round++) {
            double[] residuals = residuals(columns, amplitudes, measured);
            int enters = -1;
            double steepest = GRADIENT * size;
            for (int c = 0; c < count; c++) {
                if (active[c] || lengths[c] == 0) continue;
                double gradient = Vectors.dot(columns[c], residuals) / lengths[c];
                if (gradient > steepest) {
                    steepest = gradient;
                    enters = c;
                }
            }
            if (enters < 0) return amplitudes;
            active[enters] = true;
            if (!settle(columns, measured, active, amplitudes, enters)) return amplitudes;
        }
        return amplitudes;
    }

    /** Solves for the active columns, letting those go that would turn negative; false if the entering one does at once. */
    private static boolean settle(
            double[][] columns, double[] measured, boolean[] active, double[] amplitudes, int entering) {
        while (true) {
            double[] free = free(columns, measured, active);
            double step = 1;
            for (int c = 0; c < free.length; c++) {
                if (active[c] && free[c] <= 0) step = Math.min(step, amplitudes[c] / (amplitudes[c] - free[c]));
            }
            if (step == 0 && free[entering] <= 0) {
                active[entering] = false;
                return false;
            }
            for (int c = 0; c < free.length; c++) amplitudes[c] += step * (free[c] - amplitudes[c]);
            if (step == 1) return true;
            for (int c = 0; c < free.length; c++) {
                if (active[c] && !(amplitudes[c] > 0 && (free[c] > 0 || amplitudes[c] > 1e-15 * free[entering]))) {
                    active[c] = false;
                    amplitudes[c] = 0;
                }
            }
        }
    }

    private static double[] free(double[][] columns, double[] measured, boolean[] active) {
        int[] which = new int[columns.length];
        int count = 0;
        for (int c = 0; c < columns.length; c++) {
            if (active[c]) which[count++] = c;
        }
        double[][] chosen = new double[count][];
        for (int i = 0; i < count; i++) chosen[i] = columns[which[i]];
        double[] some = OrthogonalColumns.of(chosen).solve(measured.clone());
        double[] out = new double[columns.length];
        for (int i = 0; i < count; i++) out[which[i]] = some[i];
        return out;
    }

    private static double[] residuals(double[][] columns, double[] amplitudes, double[] measured) {
        double[] out = measured.clone();
        for (int c = 0; c < columns.length; c++) {
            if (amplitudes[c] != 0) Vectors.add(-amplitudes[c], columns[c], out);
        }
        return out;
    }
}
