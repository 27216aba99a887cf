package org.petline.bids;

import java.util.Optional;
import org.petline.files.DecimalText;

/**
 * What is wrong with the frame times of a file, and a guess why.
 *
 * <p>Real files pass the validator with end times in place of durations (bids-examples pet001, pet003, pet004), with
 * milliseconds and with minutes; a guess is told to the user and never acted on.
 */
final class FrameTimesCheck {
    /** As {@link org.petline.FrameTimes} has it: frames may touch within a millisecond. */
    private static final double TOUCH_SECONDS = 1e-3;

    private static final double LONGEST_SCAN_SECONDS = 24 * 3600;

    /** Shorter as a whole, and with frames shorter than a second, are scans whose times are minutes. */
    static final double SHORT_SCAN_SECONDS = 180;

    private static final double SHORTEST_LIKELY_FRAME_SECONDS = 1;

    /** How far the steps between starts may vary from a constant multiple of the durations. */
    private static final double SAME_RATIO = 0.05;

    /** Two steps between starts: fewer show no pattern. */
    private static final int FEWEST_FRAMES_OF_A_PATTERN = 3;

    private final double[] starts;
    private final double[] durations;

    /**
     * A check of two arrays of equal use.
     *
     * @param starts [frame], said to be seconds
     * @param durations [frame], said to be seconds
     */
    FrameTimesCheck(double[] starts, double[] durations) {
        this.starts = starts.clone();
        this.durations = durations.clone();
    }

    /** Which of the two arrays shows the problem. */
    enum Where {
        STARTS,
        DURATIONS
    }

    /** Whether the numbers contradict each other or only cannot be seconds. */
    enum Kind {
        INCONSISTENT,
        UNIT
    }

    record Problem(Kind kind, Where where, String found) {}

    /** Time without a frame between two frames. */
    record Gap(int afterFrame, double seconds) {}

    /** The first problem, if there is one; without one, the frames are those of a {@link org.petline.FrameTimes}. */
    Optional<Problem> problem() {
        if (starts.length != durations.length) {
            return inconsistent(
                    Where.DURATIONS, starts.length + " frame starts and " + durations.length + " durations");
        }
        for (int frame = 0; frame < starts.length; frame++) {
            if (!(durations[frame] > 0)) {
                return inconsistent(
                        Where.DURATIONS, "frame " + frame + " counted from 0 lasts " + seconds(durations[frame]));
            }
        }
        if (starts.length > 1 && lastStart() == starts[0] && allStartsEqual()) {
            return inconsistent(Where.STARTS, "all " + starts.length + " frames start at " + seconds(starts[0]));
        }
        Optional<Problem> disorder = disorder();
        if (disorder.isPresent()) return disorder;
        Optional<Problem> mixed = mixedUnits();
        if (mixed.isPresent()) return mixed;
        Optional<Problem> overlap = overlap();
        if (overlap.isPresent()) return overlap;
        return isShort() ? minutes() : tooLong();
    }

    /** Whether several frames together are too short for most tracers. */
    boolean isShort() {
        return starts.length > 1 && spanSeconds() <= SHORT_SCAN_SECONDS;
    }

    private Optional<Problem> minutes() {
        for (double duration : durations) {
            if (duration < SHORTEST_LIKELY_FRAME_SECONDS) {
                return unit(
                        Where.DURATIONS,
                        starts.length + " frames in " + seconds(spanSeconds()) + ", one of them " + seconds(duration)
                                + " long; the times look like minutes");
            }
        }
        return Optional.empty();
    }

    /** The longest time between two frames that no frame covers, if there is one. */
    Optional<Gap> longestGap() {
        Optional<Gap> longest = Optional.empty();
        for (int frame = 1; frame < starts.length; frame++) {
            double gap = starts[frame] - end(frame - 1);
            if (gap > TOUCH_SECONDS && gap > longest.map(Gap::seconds).orElse(0.0)) {
                longest = Optional.of(new Gap(frame - 1, gap));
            }
        }
        return longest;
    }

    /** From the start of the first frame to the end of the last. */
    double spanSeconds() {
        return end(starts.length - 1) - starts[0];
    }

    private Optional<Problem> disorder() {
        for (int frame = 1; frame < starts.length; frame++) {
            if (starts[frame] <= starts[frame - 1]) {
                return inconsistent(
                        Where.STARTS,
                        "frame " + frame + " counted from 0 starts at " + seconds(starts[frame])
                                + ", not after the frame before it at " + seconds(starts[frame - 1]));
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> mixedUnits() {
        if (starts.length < FEWEST_FRAMES_OF_A_PATTERN) return Optional.empty();
        if (stepsAreDurationsTimes(1000))
            return unit(Where.STARTS, "starts look like milliseconds, durations like seconds");
        if (stepsAreDurationsTimes(1e-3))
            return unit(Where.DURATIONS, "durations look like milliseconds, starts like seconds");
        if (stepsAreDurationsTimes(60))
            return unit(Where.DURATIONS, "durations look like minutes, starts like seconds");
        if (stepsAreDurationsTimes(1.0 / 60))
            return unit(Where.STARTS, "starts look like minutes, durations like seconds");
        return Optional.empty();
    }

    private boolean stepsAreDurationsTimes(double factor) {
        for (int frame = 1; frame < starts.length; frame++) {
            double ratio = (starts[frame] - starts[frame - 1]) / (durations[frame - 1] * factor);
            if (Math.abs(ratio - 1) > SAME_RATIO) return false;
        }
        return true;
    }

    private Optional<Problem> overlap() {
        for (int frame = 1; frame < starts.length; frame++) {
            if (starts[frame] >= end(frame - 1) - TOUCH_SECONDS) continue;
            String found = "frame " + (frame - 1) + " counted from 0 ends at " + seconds(end(frame - 1)) + ", frame "
                    + frame + " starts at " + seconds(starts[frame]);
            String guess = durationsReadAsEndsFit() ? "; the durations look like frame end times" : "";
            return inconsistent(Where.DURATIONS, found + guess);
        }
        return Optional.empty();
    }

    private boolean durationsReadAsEndsFit() {
        for (int frame = 0; frame < starts.length; frame++) {
            boolean endsAfterStart = durations[frame] > starts[frame];
            boolean endsBeforeNext =
                    frame + 1 == starts.length || durations[frame] <= starts[frame + 1] + TOUCH_SECONDS;
            if (!endsAfterStart || !endsBeforeNext) return false;
        }
        return true;
    }

    private Optional<Problem> tooLong() {
        if (spanSeconds() <= LONGEST_SCAN_SECONDS) return Optional.empty();
        return unit(
                Where.DURATIONS,
                "a scan of " + DecimalText.of(spanSeconds() / 3600, 4) + " hours; the times look like milliseconds");
    }

    private boolean allStartsEqual() {
        for (double start : starts) {
            if (start != starts[0]) return false;
        }
        return true;
    }

    private double lastStart() {
        return starts[starts.length - 1];
    }

    private double end(int frame) {
        return starts[frame] + durations[frame];
    }

    private static String seconds(double value) {
        return DecimalText.of(value, DecimalText.MEASURED) + " s";
    }

    private static Optional<Problem> inconsistent(Where where, String found) {
        return Optional.of(new Problem(Kind.INCONSISTENT, where, found));
    }

    private static Optional<Problem> unit(Where where, String found) {
        return Optional.of(new Problem(Kind.UNIT, where, found));
    }
}
