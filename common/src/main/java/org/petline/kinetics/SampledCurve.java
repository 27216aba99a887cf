package org.petline.kinetics;

import java.util.Arrays;
import org.petline.FrameTimes;
import org.petline.linear.Vectors;

/**
 * A curve known at single times, for example tracer in blood: 0 before it arrives, between samples a cubic that is
 * monotone wherever the samples are (Steffen 1990, Astron Astrophys 239:443).
 *
 * <p>It arrives at the last sample of a leading row of samples that are not positive, with whatever slope the next ones
 * give it; if the first sample is positive already, it has risen in a straight line from TimeZero, or from that sample
 * if it is not later than TimeZero. Immutable; arrays are copied.
 */
final class SampledCurve {
    /**
     * Samples that a cubic passes by less than this share of their value are left out: dense samples of a smooth curve
     * carry nothing more, and every convolution costs as many steps as there are samples.
     */
    private static final double NEGLIGIBLE = 1e-6;

    private final double[] minutes;
    private final double[] values;
    private final double[] slopes;
    private final double heldUntilMinutes;

    private SampledCurve(double[] minutes, double[] values, double[] slopes, double heldUntilMinutes) {
        this.minutes = minutes;
        this.values = values;
        this.slopes = slopes;
        this.heldUntilMinutes = heldUntilMinutes;
    }

    /**
     * The curve through samples.
     *
     * @param minutes [sample] from TimeZero, increasing
     * @param values [sample] activity, finite
     * @throws IllegalArgumentException if lengths differ, there are fewer than two samples, times do not increase or a
     *     number is not finite
     */
    static SampledCurve of(double[] minutes, double[] values) {
        if (minutes.length != values.length || minutes.length < 2) {
            throw new IllegalArgumentException(values.length + " samples at " + minutes.length + " times");
        }
        for (int i = 0; i < minutes.length; i++) {
            boolean sound = Double.isFinite(minutes[i]) && Double.isFinite(values[i]);
            if (!sound || (i > 0 && minutes[i] <= minutes[i - 1])) {
                throw new IllegalArgumentException("sample " + i + " is " + values[i] + " at " + minutes[i] + " min");
            }
        }
        int arrival = 0;
        // Two samples at least remain: blood without any activity is a curve of zeros.
        while (arrival + 2 < values.length && values[arrival + 1] <= 0) arrival++;
        if (values[0] > 0) arrival = 0;
        boolean risesFromZero = values[arrival] > 0 && minutes[arrival] > 0;
        int extra = risesFromZero ? 1 : 0;
        double[] at = new double[minutes.length - arrival + extra];
        double[] of = new double[at.length];
        System.arraycopy(minutes, arrival, at, extra, minutes.length - arrival);
        System.arraycopy(values, arrival, of, extra, minutes.length - arrival);
        if (!risesFromZero && of[0] < 0) of[0] = 0;
        return new SampledCurve(at, of, slopes(at, of), at[at.length - 1]).thinned();
    }

    /** The same curve without the samples that the cubic between their neighbours passes through anyway. */
    private SampledCurve thinned() {
        int[] kept = new int[minutes.length];
        int count = 1;
        for (int from = 0; from < minutes.length - 1; ) {
            int to = from + 1;
            while (to + 1 < minutes.length && passesThrough(from, to + 1)) to++;
            kept[count++] = to;
            from = to;
        }
        int[] which = Arrays.copyOf(kept, count);
        return new SampledCurve(
                Vectors.pick(minutes, which),
                Vectors.pick(values, which),
                Vectors.pick(slopes, which),
                heldUntilMinutes);
    }

    private boolean passesThrough(int from, int to) {
        double[] c = cubic(from, to);
        for (int i = from + 1; i < to; i++) {
            double u = minutes[i] - minutes[from];
            double value = c[0] + u * (c[1] + u * (c[2] + u * c[3]));
            if (!(Math.abs(value - values[i]) <= NEGLIGIBLE * Math.abs(values[i]))) return false;
        }
        return true;
    }

    /** The same curve on a clock by which everything happens later; held no longer than its samples. */
    SampledCurve delayedByMinutes(double delay) {
        double[] later = Arrays.stream(minutes).map(t -> t + delay).toArray();
        return new SampledCurve(later, values, slopes, later[later.length - 1]);
    }

    /** The same curve with its last value held to the end of the frame in which it was sampled. */
    SampledCurve heldTo(FrameTimes times) {
        double until = endMinutes();
        for (int frame = 0; frame < times.count(); frame++) {
            boolean holds = times.startMinutes(frame) < endMinutes() && times.endMinutes(frame) > endMinutes();
            if (holds) until = times.endMinutes(frame);
        }
        return new SampledCurve(minutes, values, slopes, until);
    }

    /** Before this time the curve is 0; minutes from TimeZero. */
    double arrivalMinutes() {
        return minutes[0];
    }

    /** The last sample, minutes from TimeZero. */
    double endMinutes() {
        return minutes[minutes.length - 1];
    }

    /** Until when the last value is held, minutes from TimeZero; the last sample if it is not. */
    double heldUntilMinutes() {
        return heldUntilMinutes;
    }

    /** Whether the last value is held beyond its sample by more than clocks may differ. */
    boolean isHeld() {
        return heldUntilMinutes > endMinutes() + KnownSpan.TOUCH_MINUTES;
    }

    double lastValue() {
        return values[values.length - 1];
    }

    int samples() {
        return minutes.length;
    }

    /** Minutes from TimeZero. */
    double minutes(int sample) {
        return minutes[sample];
    }

    /** The cubic from a sample to the next, by power of the minutes since the sample. */
    double[] cubic(int sample) {
        return cubic(sample, sample + 1);
    }

    private double[] cubic(int a, int b) {
        double h = minutes[b] - minutes[a];
        double secant = (values[b] - values[a]) / h;
        double from = slopes[a];
        double to = slopes[b];
        return new double[] {values[a], from, (3 * secant - 2 * from - to) / h, (from + to - 2 * secant) / (h * h)};
    }

    private static double[] slopes(double[] t, double[] y) {
        int n = t.length;
        double[] slopes = new double[n];
        if (n == 2) {
            Arrays.fill(slopes, (y[1] - y[0]) / (t[1] - t[0]));
            return slopes;
        }
        for (int i = 1; i < n - 1; i++) {
            double h = t[i] - t[i - 1];
            double next = t[i + 1] - t[i];
            double left = (y[i] - y[i - 1]) / h;
            double right = (y[i + 1] - y[i]) / next;
            double parabola = (left * next + right * h) / (h + next);
            slopes[i] = left * right <= 0
                    ? 0
                    : Math.signum(left) * Math.min(Math.abs(parabola), 2 * Math.min(Math.abs(left), Math.abs(right)));
        }
        slopes[0] = atTheEnd((y[1] - y[0]) / (t[1] - t[0]), (y[2] - y[1]) / (t[2] - t[1]), t[1] - t[0], t[2] - t[1]);
        slopes[n - 1] = atTheEnd(
                (y[n - 1] - y[n - 2]) / (t[n - 1] - t[n - 2]),
                (y[n - 2] - y[n - 3]) / (t[n - 2] - t[n - 3]),
                t[n - 1] - t[n - 2],
                t[n - 2] - t[n - 3]);
        return slopes;
    }

    /** The end slope of the parabola through the last three samples, kept from turning round. */
    private static double atTheEnd(double secant, double before, double h, double next) {
        double slope = secant + (secant - before) * h / (h + next);
        if (slope * secant <= 0) return 0;
        return Math.abs(slope) > 2 * Math.abs(secant) ? 2 * secant : slope;
    }
}
