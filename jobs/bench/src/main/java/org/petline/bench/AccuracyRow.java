package org.petline.bench;

/**
 * How one estimator does.
 *
 * @param estimator which
 * @param low at 5 % noise
 * @param high at 10 % noise
 */
public record AccuracyRow(String estimator, String result, Noiseless noiseless, Noisy low, Noisy high, Speed speed) {
    /**
     * Without noise.
     *
     * @param points tissues
     * @param meanPercent mean bias, % of the truth (where the truth is 0, of 1)
     * @param medianPercent median of its size
     * @param maxPercent largest size
     */
    public record Noiseless(int points, double meanPercent, double medianPercent, double maxPercent) {}

    /**
     * Fits a second of one core's time.
     *
     * @param tacsPerSecond of regions
     * @param voxelsPerSecond of voxels; NaN if the model is not fitted to voxels
     */
    public record Speed(double tacsPerSecond, double voxelsPerSecond) {}

    /**
     * At one level of noise.
     *
     * @param curves fitted
     * @param rmsePercent root of the mean squared error, % of the truth, over curves with an estimate
     * @param coveragePercent share of unflagged fits whose 95 % interval holds the truth
     * @param withoutPercent share of curves without an estimate
     */
    public record Noisy(int curves, double rmsePercent, double coveragePercent, double withoutPercent) {}
}
