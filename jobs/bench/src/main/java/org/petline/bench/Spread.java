package org.petline.bench;

import java.util.Collection;

/**
 * How errors are spread.
 *
 * @param count how many are known
 * @param median the middle one, the upper of two
 * @param p95 what 95 % do not exceed
 * @param worst the largest
 */
public record Spread(int count, double median, double p95, double worst) {
    /** The spread of these numbers; NaN where there are none. */
    public static Spread of(Collection<Double> errors) {
        double[] sorted = errors.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int n = sorted.length;
        if (n == 0) return new Spread(0, Double.NaN, Double.NaN, Double.NaN);
        int high = (int) Math.ceil(0.95 * n) - 1;
        return new Spread(n, sorted[n / 2], sorted[high], sorted[n - 1]);
    }
}
