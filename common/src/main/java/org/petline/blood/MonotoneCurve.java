package org.petline.blood;

import java.util.Arrays;

/**
 * A smooth curve through samples that is monotone between them, so that it never goes beyond its neighbours (Steffen
 * 1990, Astron Astrophys 239, 443); held before the first and after the last sample.
 *
 * <p>Across gaps of up to {@link #LINE_MINUTES}, as of an automatic sampler, it is the straight line: there is nothing
 * between such samples that a cubic could know.
 */
final class MonotoneCurve {
    static final double LINE_MINUTES = 2.5 / 60;

    private final Samples samples;
    private final double[] times;
    private final double[] slopes;

    /** The curve through at least one sample. */
    MonotoneCurve(Samples samples) {
        if (samples.isEmpty()) throw new IllegalArgumentException("no sample");
        this.samples = samples;
        this.times = samples.times();
        this.slopes = slopes(samples);
    }

    double at(double minutes) {
        int last = times.length - 1;
        if (minutes <= times[0]) return samples.value(0);
        if (minutes >= times[last]) return samples.value(last);
        int found = Arrays.binarySearch(times, minutes);
        if (found >= 0) return samples.value(found);
        int i = -found - 2;
        double h = times[i + 1] - times[i];
        double u = (minutes - times[i]) / h;
        double rise = samples.value(i + 1) - samples.value(i);
        if (h <= LINE_MINUTES) return samples.value(i) + u * rise;
        double here = slopes[i] * h;
        double there = slopes[i + 1] * h;
        return samples.value(i) + u * (here + u * (3 * rise - 2 * here - there + u * (here + there - 2 * rise)));
    }

    private static double[] slopes(Samples samples) {
        int last = samples.count() - 1;
        double[] slopes = new double[last + 1];
        if (last == 0) return slopes;
        for (int i = 1; i < last; i++) {
            double before = samples.minutes(i) - samples.minutes(i - 1);
            double after = samples.minutes(i + 1) - samples.minutes(i);
            double left = secant(samples, i - 1);
            double right = secant(samples, i);
            double parabola = (left * after + right * before) / (before + after);
            double least = Math.min(Math.min(Math.abs(left), Math.abs(right)), Math.abs(parabola) / 2);
            slopes[i] = (Math.signum(left) + Math.signum(right)) * least;
        }
        slopes[0] = end(samples, 0, 1, Math.min(2, last));
        slopes[last] = end(samples, last, last - 1, Math.max(0, last - 2));
        return slopes;
    }

    private static double secant(Samples samples, int i) {
        return (samples.value(i + 1) - samples.value(i)) / (samples.minutes(i + 1) - samples.minutes(i));
    }

    /** Slope at an end: of the parabola through the three last samples, as far as it stays monotone. */
    private static double end(Samples samples, int end, int next, int second) {
        double near = secant(samples, Math.min(end, next));
        if (second == next) return near;
        double share = Math.abs(samples.minutes(next) - samples.minutes(end))
                / Math.abs(samples.minutes(second) - samples.minutes(end));
        double parabola = near * (1 + share) - secant(samples, Math.min(next, second)) * share;
        if (parabola * near <= 0) return 0;
        return Math.abs(parabola) > 2 * Math.abs(near) ? 2 * near : parabola;
    }
}
