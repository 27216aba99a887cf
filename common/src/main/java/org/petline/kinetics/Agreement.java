package org.petline.kinetics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How far regions agree about a number that they should share: one found in each of them, and how much each counts when the
 * number is found in all together.
 *
 * <p>Logarithms are compared. Their centre and the spread between regions beyond their errors are found so that less than half
 * of the regions can be anything (weighted median, median absolute deviation); from there Tukey's biweight (Beaton and Tukey
 * 1974) leaves out what lies beyond 4.7 standard deviations of error and spread together.
 *
 * @param shares [region] from 0, left out, to 1
 * @param chiSquare of the regions that count about their centre, a degree of freedom: 1 where errors explain all differences
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record Agreement(double[] shares, double chiSquare) {
    private static final double TUNING = 4.685;

    /** Standard deviations in a median absolute deviation of the normal distribution. */
    private static final double NORMAL = 1.4826;

    private static final int ROUNDS = 20;

    /** A region with a smaller share is left out, as far as is told. */
    static final double COUNTS = 0.1;

    /** Where fewer than this share of the regions count, none is an outlier: regions differ, and all count. */
    private static final double MAJORITY = 0.67;

    /** Relative: curves without noise have no smaller errors than rounding and interpolation make. */
    private static final double LEAST_ERROR = 1e-3;

    /**
     * The agreement of regions.
     *
     * @param values [region] positive; NaN where a region does not tell, or is known not to fit
     * @param standardErrors [region] of the values, of noise that no other region has
     */
    static Agreement of(double[] values, double[] standardErrors) {
        int n = values.length;
        double[] logs = new double[n];
        double[] errors = new double[n];
        int told = 0;
        for (int r = 0; r < n; r++) {
            logs[r] = values[r] > 0 ? StrictMath.log(values[r]) : Double.NaN;
            errors[r] = Math.max(LEAST_ERROR, standardErrors[r] / values[r]);
            if (!Double.isFinite(errors[r])) logs[r] = Double.NaN;
            if (!Double.isNaN(logs[r])) told++;
        }
        if (told == 0) {
            double[] all = new double[n];
            Arrays.fill(all, 1);
            return new Agreement(all, 1);
        }
        double[] inverse = Arrays.stream(errors).map(error -> 1 / error).toArray();
        double centre = median(logs, inverse, told);
        double[] distances = new double[n];
        for (int r = 0; r < n; r++) distances[r] = Math.abs(logs[r] - centre);
        double spread = NORMAL * median(distances, inverse, told);
        double typical = median(errors.clone(), inverse, told, logs);
        double between = Math.max(0, spread * spread - typical * typical);
        double[] shares = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            double count = 0;
            for (int r = 0; r < n; r++) {
                if (Double.isNaN(logs[r])) continue;
                double variance = errors[r] * errors[r] + between;
                double u = (logs[r] - centre) / (TUNING * StrictMath.sqrt(variance));
                shares[r] = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
                sum += shares[r] / variance * logs[r];
                count += shares[r] / variance;
            }
            if (count > 0) centre = sum / count;
        }
        long counting = Arrays.stream(shares).filter(share -> share > COUNTS).count();
        if (counting < MAJORITY * told) {
            for (int r = 0; r < n; r++) shares[r] = Double.isNaN(logs[r]) ? 0 : 1;
        }
        return new Agreement(shares, chiSquare(logs, errors, shares));
    }

    private static double chiSquare(double[] logs, double[] errors, double[] shares) {
        double sum = 0;
        double weight = 0;
        double freedom = -1;
        for (int r = 0; r < logs.length; r++) {
            if (shares[r] == 0) continue;
            sum += shares[r] / (errors[r] * errors[r]) * logs[r];
            weight += shares[r] / (errors[r] * errors[r]);
            freedom += shares[r];
        }
        if (freedom <= 0) return 1;
        double square = 0;
        for (int r = 0; r < logs.length; r++) {
            if (shares[r] == 0) continue;
            double z = (logs[r] - sum / weight) / errors[r];
            square += shares[r] * z * z;
        }
        return square / freedom;
    }

    private static double median(double[] values, double[] weights, int told) {
        return median(values, weights, told, values);
    }

    /** The weighted median of the values of those that tell. */
    private static double median(double[] values, double[] weights, int told, double[] logs) {
        Integer[] order = new Integer[told];
        int count = 0;
        double total = 0;
        for (int r = 0; r < values.length; r++) {
            if (Double.isNaN(logs[r])) continue;
            order[count++] = r;
            total += weights[r];
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer r) -> values[r]).thenComparing(r -> r));
        double sum = 0;
        for (int k = 0; k < told; k++) {
            sum += weights[order[k]];
            if (sum > total / 2 + 1e-12 * total) return values[order[k]];
            if (sum >= total / 2 - 1e-12 * total && k + 1 < told) return (values[order[k]] + values[order[k + 1]]) / 2;
        }
        return values[order[told - 1]];
    }
}
