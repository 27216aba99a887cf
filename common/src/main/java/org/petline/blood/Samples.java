package org.petline.blood;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Numbers at increasing times, minutes from TimeZero; none is missing. Owns its arrays. */
final class Samples {
    static final Samples NONE = new Samples(new double[0], new double[0]);

    private final double[] minutes;
    private final double[] values;

    private Samples(double[] minutes, double[] values) {
        this.minutes = minutes;
        this.values = values;
    }

    /**
     * The samples that are there.
     *
     * @param values NaN where there is none
     * @throws IllegalArgumentException if times do not increase or anything is infinite
     */
    static Samples of(double[] minutes, double[] values) {
        double[] times = new double[minutes.length];
        double[] present = new double[minutes.length];
        int count = 0;
        for (int i = 0; i < minutes.length; i++) {
            boolean increases = Double.isFinite(minutes[i]) && (i == 0 || minutes[i] > minutes[i - 1]);
            if (!increases || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("sample " + i + ": " + values[i] + " at " + minutes[i] + " min");
            }
            if (Double.isNaN(values[i])) continue;
            times[count] = minutes[i];
            present[count++] = values[i];
        }
        return new Samples(Arrays.copyOf(times, count), Arrays.copyOf(present, count));
    }

    /** Both together, in the order of time; where they share a time, the mean. */
    Samples and(Samples other) {
        double[] times = new double[count() + other.count()];
        double[] both = new double[times.length];
        int mine = 0;
        int others = 0;
        int count = 0;
        while (mine < count() || others < other.count()) {
            double here = mine < count() ? minutes[mine] : Double.POSITIVE_INFINITY;
            double there = others < other.count() ? other.minutes[others] : Double.POSITIVE_INFINITY;
            times[count] = Math.min(here, there);
            if (here == there) both[count] = (values[mine++] + other.values[others++]) / 2;
            else both[count] = here < there ? values[mine++] : other.values[others++];
            count++;
        }
        return new Samples(Arrays.copyOf(times, count), Arrays.copyOf(both, count));
    }

    /** The samples at the times that are wanted. */
    Samples at(DoublePredicate wanted) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) if (!wanted.test(minutes[i])) kept[i] = Double.NaN;
        return of(minutes, kept);
    }

    /** The same times with other values; NaN takes a sample out. */
    Samples with(ValueAtTime value) {
        double[] changed = new double[values.length];
        for (int i = 0; i < changed.length; i++) changed[i] = value.of(minutes[i], values[i]);
        return of(minutes, changed);
    }

    /** A new value from time and value. */
    @FunctionalInterface
    interface ValueAtTime {
        double of(double minutes, double value);
    }

    boolean has(double time) {
        return Arrays.binarySearch(minutes, time) >= 0;
    }

    int count() {
        return minutes.length;
    }

    boolean isEmpty() {
        return minutes.length == 0;
    }

    double minutes(int sample) {
        return minutes[sample];
    }

    double value(int sample) {
        return values[sample];
    }

    double first() {
        return minutes[0];
    }

    double last() {
        return minutes[minutes.length - 1];
    }

    /** Index of the largest value, the first of several. */
    int peak() {
        int peak = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[peak]) peak = i;
        return peak;
    }

    double[] times() {
        return minutes.clone();
    }
}
