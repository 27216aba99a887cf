package org.petline.jobs.tables;

import java.util.List;

/**
 * How long one stage took over the scans of one run that it ran for.
 *
 * @param scans how many
 * @param median s; {@code p95} the time that 95 of 100 scans stayed within
 * @param total s, all scans together
 */
public record StageSeconds(int scans, double median, double p95, double total) {
    private static final double P95 = 0.95;

    /** Of one time a scan, at least one; the median and p95 are times that a scan took. */
    public static StageSeconds of(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        double total = sorted.stream().mapToDouble(Double::doubleValue).sum();
        return new StageSeconds(sorted.size(), rank(sorted, 0.5), rank(sorted, P95), total);
    }

    /** The smallest time that the share of scans stayed within. */
    private static double rank(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
