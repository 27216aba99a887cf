package org.petline.kinetics;

/** Whether residuals look like noise. */
final class Residuals {
    /** Too few runs at the 0.1 % level, one-sided. */
    private static final double TOO_FEW_RUNS = -3.1;

    /** Runs of residuals below 1 % of the curve matter to nobody: the interpolated reference alone leaves some. */
    private static final double NEGLIGIBLE = 0.01;

    private Residuals() {}

    /** Too few runs, for residuals that are not negligible: arrays [used]. */
    static boolean showMisfit(double[] measured, double[] predicted, double[] weights) {
        double residuals = 0;
        double total = 0;
        for (int i = 0; i < measured.length; i++) {
            double residual = measured[i] - predicted[i];
            residuals += weights[i] * residual * residual;
            total += weights[i] * measured[i] * measured[i];
        }
        return residuals > NEGLIGIBLE * NEGLIGIBLE * total && runsZ(measured, predicted) < TOO_FEW_RUNS;
    }

    /**
     * Wald and Wolfowitz' runs statistic of the residuals' signs: standard normal for noise, negative where residuals of
     * one sign follow each other; NaN if all have one sign.
     */
    static double runsZ(double[] measured, double[] predicted) {
        int positive = 0;
        int negative = 0;
        int runs = 0;
        double before = 0;
        for (int i = 0; i < measured.length; i++) {
            double residual = measured[i] - predicted[i];
            if (residual > 0) positive++;
            else if (residual < 0) negative++;
            else continue;
            if (residual * before <= 0) runs++;
            before = Math.signum(residual);
        }
        if (positive == 0 || negative == 0) return Double.NaN;
        double n = positive + negative;
        double expected = 1 + 2.0 * positive * negative / n;
        double variance = (expected - 1) * (expected - 2) / (n - 1);
        return variance > 0 ? (runs - expected) / StrictMath.sqrt(variance) : Double.NaN;
    }
}
