package org.petline.bench;

/**
 * How one estimator does.
 *
 * @param estimator which
 * @param points noiseless tissues
 * @param meanPercent mean noiseless bias, % of the truth (where the truth is 0, of 1)
 * @param medianPercent median of its size
 * @param maxPercent largest size
 * @param low at 5 % noise
 * @param high at 10 % noise
 * @param tacsPerSecond regional fits a second of one core's time
 * @param voxelsPerSecond likewise of voxels; NaN if the model is not fitted to voxels
 */
public record AccuracyRow(
        String estimator,
        String result,
        int points,
        double meanPercent,
        double medianPercent,
        double maxPercent,
        Noisy low,
        Noisy high,
        double tacsPerSecond,
        double voxelsPerSecond) {
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
