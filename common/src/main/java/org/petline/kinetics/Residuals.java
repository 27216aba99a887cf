package org.petline.kinetics;

/** Whether residuals look like noise. */
final class Residuals {
    /** Too few runs at the 0.1 % level, one-sided. */
    private static final double TOO_FEW_RUNS = -3.1;

    /** Runs of residuals below 1 % of the curve matter to nobody: the interpolated reference alone leaves some. */
    private static final double NEGLIGIBLE = 0.01;

    private Residuals() {}

    /** Wald and Wolfowitz' runs test on the signs, for residuals that are not negligible: arrays [used]. */
    static boolean showMisfit(double[] measured, double[] predicted, double[] weights) {
        int positive = 0;
        int negative = 0;
        int runs = 0;
        double before = 0;
        double residuals = 0;
        double total = 0;
        for (int i = 0; i < measured.length; i++) {
            double residual = measured[i] - predicted[i];
            residuals += weights[i] * residual * residual;
            total += weights[i] * measured[i] * measured[i];
            if (residual > 0) positive++;
            else if (residual < 0) negative++;
            else continue;
            if (residual * before <= 0) runs++;
            before = Math.signum(residual);
        }
        if (residuals <= NEGLIGIBLE * NEGLIGIBLE * total || positive == 0 || negative == 0) return false;
        double n = positive + negative;
        double expected = 1 + 2.0 * positive * negative / n;
        double variance = (expected - 1) * (expected - 2) / (n - 1);
        return runs - expected < TOO_FEW_RUNS * StrictMath.sqrt(variance);
    }
}
