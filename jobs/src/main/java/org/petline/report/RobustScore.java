package org.petline.report;

import java.util.List;

/**
 * How far a value lies from the median of its study, in standard deviations estimated from the median absolute
 * deviation (Iglewicz and Hoaglin 1993): a few odd scans do not hide themselves.
 *
 * @param count of known values that were compared
 */
record RobustScore(int count, double median, double deviation) {
    /** The usual limit of Iglewicz and Hoaglin. */
    static final double LIMIT = 3.5;

    /** Fewer scans than this say nothing about what is usual. */
    private static final int FEWEST = 6;

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    /** The score of values like these, of which the smallest difference may matter; NaN among them are left out. */
    static RobustScore of(List<Double> values) {
        return of(values, 0);
    }

    /**
     * The score of values like these; NaN among them are left out.
     *
     * @param resolution the deviation is never taken for smaller: where more than half of the values are the same, the
     *     median absolute deviation is 0 and any other value would lie infinitely far away
     */
    static RobustScore of(List<Double> values, double resolution) {
        List<Double> known = values.stream().filter(Double::isFinite).sorted().toList();
        if (known.size() < FEWEST) return new RobustScore(known.size(), Double.NaN, Double.NaN);
        double median = median(known);
        double spread = median(
                known.stream().map(value -> Math.abs(value - median)).sorted().toList());
        return new RobustScore(known.size(), median, Math.max(NORMAL * spread, resolution));
    }

    /** How many standard deviations a value lies above the median; NaN where that cannot be said. */
    double z(double value) {
        return deviation > 0 ? (value - median) / deviation : Double.NaN;
    }

    /** Whether a value is unlike the others; never where nothing is known or all are the same. */
    boolean isOutlier(double value) {
        return Math.abs(value - median) > LIMIT * deviation && deviation > 0;
    }

    /** The middle of ascending values, NaN if there are none. */
    static double median(List<Double> ascending) {
        int n = ascending.size();
        if (n == 0) return Double.NaN;
        return (ascending.get((n - 1) / 2) + ascending.get(n / 2)) / 2;
    }
}
