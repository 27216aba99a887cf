package org.petline;

import java.io.Serializable;
import java.util.Arrays;

/**
 * When each frame of a dynamic scan starts and how long it lasts, relative to TimeZero.
 *
 * <p>Made from seconds, as BIDS has them, and asked in seconds or minutes; the only place where one becomes the other.
 * A frame covers [start, start + duration). Frames are ordered and do not overlap; gaps are allowed, and so are frames
 * before TimeZero. Immutable; arrays are copied at the door.
 */
public final class FrameTimes implements Serializable {
    /** Frames may touch within rounding of scanners' clocks: BIDS files write whole or milliseconds. */
    private static final double TOUCH_SECONDS = 1e-3;

    private static final double SECONDS_PER_MINUTE = 60;

    private final double[] startSeconds;
    private final double[] durationSeconds;

    private FrameTimes(double[] startSeconds, double[] durationSeconds) {
        this.startSeconds = startSeconds;
        this.durationSeconds = durationSeconds;
    }

    /**
     * Frame times from BIDS' two arrays.
     *
     * @param startSeconds [frame], seconds from TimeZero, increasing
     * @param durationSeconds [frame], seconds, positive
     * @throws IllegalArgumentException if the lengths differ, a number is not finite, a duration is not positive or
     *     frames are unordered or overlap by more than a millisecond; readers of files check first and refuse by name
     */
    public static FrameTimes ofSeconds(double[] startSeconds, double[] durationSeconds) {
        if (startSeconds.length != durationSeconds.length || startSeconds.length == 0) {
            throw new IllegalArgumentException(
                    startSeconds.length + " frame starts and " + durationSeconds.length + " durations");
        }
        for (int frame = 0; frame < startSeconds.length; frame++) {
            boolean sound = Double.isFinite(startSeconds[frame])
                    && Double.isFinite(durationSeconds[frame])
                    && durationSeconds[frame] > 0;
            if (!sound) {
                throw new IllegalArgumentException("frame " + frame + " starts at " + startSeconds[frame]
                        + " s and lasts " + durationSeconds[frame] + " s");
            }
            if (frame > 0
                    && startSeconds[frame] < startSeconds[frame - 1] + durationSeconds[frame - 1] - TOUCH_SECONDS) {
                throw new IllegalArgumentException("frame " + frame + " starts before frame " + (frame - 1) + " ends");
            }
        }
        return new FrameTimes(startSeconds.clone(), durationSeconds.clone());
    }

    /** Number of frames. */
    public int count() {
        return startSeconds.length;
    }

    public double startSeconds(int frame) {
        return startSeconds[frame];
    }

    public double durationSeconds(int frame) {
        return durationSeconds[frame];
    }

    public double endSeconds(int frame) {
        return startSeconds[frame] + durationSeconds[frame];
    }

    public double midSeconds(int frame) {
        return startSeconds[frame] + durationSeconds[frame] / 2;
    }

    public double startMinutes(int frame) {
        return startSeconds[frame] / SECONDS_PER_MINUTE;
    }

    public double durationMinutes(int frame) {
        return durationSeconds[frame] / SECONDS_PER_MINUTE;
    }

    public double endMinutes(int frame) {
        return endSeconds(frame) / SECONDS_PER_MINUTE;
    }

    public double midMinutes(int frame) {
        return midSeconds(frame) / SECONDS_PER_MINUTE;
    }

    /** The same frames on a clock that reads {@code seconds} later, for a TimeZero that lies elsewhere. */
    public FrameTimes shiftedBySeconds(double seconds) {
        double[] shifted = startSeconds.clone();
        for (int frame = 0; frame < shifted.length; frame++) shifted[frame] += seconds;
        return ofSeconds(shifted, durationSeconds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameTimes times
                && Arrays.equals(startSeconds, times.startSeconds)
                && Arrays.equals(durationSeconds, times.durationSeconds);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(startSeconds) + Arrays.hashCode(durationSeconds);
    }

    @Override
    public String toString() {
        return count() + " frames from " + startSeconds[0] + " to " + endSeconds(count() - 1) + " s";
    }
}
