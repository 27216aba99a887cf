package org.petline.kinetics;

import java.util.Arrays;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.linear.Vectors;

/**
 * A time-activity curve: the mean activity of one tissue in each frame, decay-corrected to TimeZero.
 *
 * <p>NaN is a frame without a value. Immutable and equal by content; arrays are copied at the door.
 */
public final class Tac {
    private final FrameTimes times;
    private final double[] values;
    private final Optional<double[]> errors;

    private Tac(FrameTimes times, double[] values, Optional<double[]> errors) {
        this.times = times;
        this.values = values;
        this.errors = errors;
    }

    /**
     * A curve over these frames.
     *
     * @param values [frame] frame averages, any activity unit; NaN where the frame is missing
     * @throws IllegalArgumentException if there is not one value a frame, or one is infinite
     */
    public static Tac of(FrameTimes times, double[] values) {
        if (values.length != times.count()) {
            throw new IllegalArgumentException(values.length + " values for " + times.count() + " frames");
        }
        for (int frame = 0; frame < values.length; frame++) {
            if (Double.isInfinite(values[frame])) {
                throw new IllegalArgumentException("frame " + frame + " is infinite");
            }
        }
        return new Tac(times, values.clone(), Optional.empty());
    }

    /**
     * The same curve whose values' standard errors are known, for example from the correction for partial volume. Fits take
     * them for the sizes of the noise; where a curve has none they are estimated (a target's from what its fit leaves, a
     * reference's by {@link CurveNoise}).
     *
     * @param standardErrors [frame] in the values' unit, not negative; NaN where a value is missing
     * @throws IllegalArgumentException if there is not one a frame, or one of a value that is there is no size
     */
    public Tac withErrors(double[] standardErrors) {
        if (standardErrors.length != values.length) {
            throw new IllegalArgumentException(standardErrors.length + " errors for " + values.length + " frames");
        }
        for (int frame = 0; frame < values.length; frame++) {
            boolean isSize = standardErrors[frame] >= 0 && standardErrors[frame] < Double.POSITIVE_INFINITY;
            if (!isSize && !isMissing(frame)) {
                throw new IllegalArgumentException("frame " + frame + " has the error " + standardErrors[frame]);
            }
        }
        return new Tac(times, values, Optional.of(standardErrors.clone()));
    }

    /** A copy of the standard errors, [frame], if they are known. */
    public Optional<double[]> errors() {
        return errors.map(double[]::clone);
    }

    /** A curve of these values over the same frames, whose errors are this curve's times a factor, if they are known. */
    Tac changedTo(double[] others, double factor) {
        Tac changed = of(times, others);
        return errors.isEmpty() ? changed : changed.withErrors(Vectors.scaled(errors.get(), factor));
    }

    public FrameTimes times() {
        return times;
    }

    /** Number of frames, the missing ones included. */
    public int count() {
        return values.length;
    }

    /** The activity in a frame, NaN where it is missing. */
    public double at(int frame) {
        return values[frame];
    }

    public boolean isMissing(int frame) {
        return Double.isNaN(values[frame]);
    }

    /** A copy of all values: [frame]. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tac tac
                && times.equals(tac.times)
                && Arrays.equals(values, tac.values)
                && Arrays.equals(errors.orElse(null), tac.errors.orElse(null));
    }

    @Override
    public int hashCode() {
        return 31 * times.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "TAC of " + times;
    }
}
