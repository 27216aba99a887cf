package org.petline.kinetics;

import java.util.Arrays;
import org.petline.FrameTimes;

/**
 * A time-activity curve: the mean activity of one tissue in each frame, decay-corrected to TimeZero.
 *
 * <p>NaN is a frame without a value. Immutable and equal by content; arrays are copied at the door.
 */
public final class Tac {
    private final FrameTimes times;
    private final double[] values;

    private Tac(FrameTimes times, double[] values) {
        this.times = times;
        this.values = values;
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
        return new Tac(times, values.clone());
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
        return other instanceof Tac tac && times.equals(tac.times) && Arrays.equals(values, tac.values);
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
