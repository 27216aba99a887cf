package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.files.DecimalText;

/**
 * What is wrong with the frame times of a file, and a guess why.
 *
 * <p>Real files pass the validator with end times in place of durations (bids-examples pet001, pet003, pet004), with
 * milliseconds and with minutes, and with starts and durations of two clocks; a guess is told to the user and never acted
 * on.
 */
final class FrameTimesCheck {
    /** As {@link org.petline.FrameTimes} has it: frames may touch within a millisecond. */
    private static final double TOUCH_SECONDS = 1e-3;

    /** Durations that are differences of rounded ends lap over by less (ds004733: 0.01 s of 15 s). */
    private static final double ROUNDING_SHARE = 2e-3;

    private static final double LONGEST_SCAN_SECONDS = 24 * 3600;

    /** Static frames last an hour, rarely two; DICOM's ActualFrameDuration, in milliseconds, makes a minute 17 hours. */
    private static final double LONGEST_FRAME_SECONDS = 4 * 3600;

    /** Shorter as a whole, and with frames shorter than a second, are scans whose times are minutes. */
    static final double SHORT_SCAN_SECONDS = 180;

    private static final double SHORTEST_LIKELY_FRAME_SECONDS = 1;

    /** How far the steps between starts may vary from a constant multiple of the durations. */
    private static final double SAME_RATIO = 0.05;

    /** Two steps between starts: fewer show no pattern. */
    private static final int FEWEST_FRAMES_OF_A_PATTERN = 3;

    /** Scanners lose some time between frames; what is more, in share of the frame before and in s, is a gap. */
    private static final double PAUSE_SHARE = 0.1;

    private static final double PAUSE_SECONDS = 1;

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

    /** What is wrong, each thing once; if nothing is, the frames are those of a {@link org.petline.FrameTimes}. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (starts.length != durations.length) {
            problems.add(inconsistent(
                    Where.DURATIONS, starts.length + " frame starts and " + durations.length + " durations"));
        }
        frameThatLastsNothing().ifPresent(problems::add);
        if (problems.isEmpty()) relations().ifPresent(problems::add);
        if (problems.stream().noneMatch(problem -> problem.kind() == Kind.UNIT)) size().ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> frameThatLastsNothing() {
        for (int frame = 0; frame < durations.length; frame++) {
            if (durations[frame] > 0) continue;
            return Optional.of(inconsistent(
                    Where.DURATIONS, "frame " + frame + " counted from 0 lasts " + seconds(durations[frame])));
        }
        return Optional.empty();
    }

    /** The first contradiction between starts and durations. */
    private Optional<Problem> relations() {
        if (starts.length > 1 && lastStart() == starts[0] && allStartsEqual()) {
            return Optional.of(
                    inconsistent(Where.STARTS, "all " + starts.length + " frames start at " + seconds(starts[0])));
        }
        return disorder().or(this::mixedUnits).or(this::overlap).or(this::mostlyUncovered);
    }

    /** Times that no scan has, whatever the nuclide. */
    private Optional<Problem> size() {
        for (int frame = 0; frame < durations.length; frame++) {
            if (durations[frame] <= LONGEST_FRAME_SECONDS) continue;
            return Optional.of(unit(
                    Where.DURATIONS,
                    "frame " + frame + " counted from 0 lasts " + hours(durations[frame])
                            + "; the times look like milliseconds"));
        }
        if (starts.length != durations.length) return Optional.empty();
        if (isShort()) return minutes();
        if (spanSeconds() <= LONGEST_SCAN_SECONDS) return Optional.empty();
        return Optional.of(
                unit(Where.DURATIONS, "a scan of " + hours(spanSeconds()) + "; the times look like milliseconds"));
    }

    /** Whether several frames together are too short for most tracers. */
    boolean isShort() {
        return starts.length > 1 && spanSeconds() <= SHORT_SCAN_SECONDS;
    }

    private Optional<Problem> minutes() {
        for (double duration : durations) {
            if (duration >= SHORTEST_LIKELY_FRAME_SECONDS || duration <= 0) continue;
            return Optional.of(unit(
                    Where.DURATIONS,
                    starts.length + " frames in " + seconds(spanSeconds()) + ", one of them " + seconds(duration)
                            + " long; the times look like minutes"));
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

    /** [frame] durations in which no frame laps over the start of the next, as rounding makes them. */
    double[] durationsWithoutOverlap() {
        double[] cut = durations.clone();
        for (int frame = 1; frame < starts.length; frame++) {
            if (overlaps(frame)) cut[frame - 1] = starts[frame] - starts[frame - 1];
        }
        return cut;
    }

    /** From the start of the first frame to the end of the last. */
    double spanSeconds() {
        return end(starts.length - 1) - starts[0];
    }

    private Optional<Problem> disorder() {
        for (int frame = 1; frame < starts.length; frame++) {
            if (starts[frame] > starts[frame - 1]) continue;
            return Optional.of(inconsistent(
                    Where.STARTS,
                    "frame " + frame + " counted from 0 starts at " + seconds(starts[frame])
                            + ", not after the frame before it at " + seconds(starts[frame - 1])));
        }
        return Optional.empty();
    }

    private Optional<Problem> mixedUnits() {
        if (starts.length < FEWEST_FRAMES_OF_A_PATTERN) return Optional.empty();
        if (stepsAreDurationsTimes(1000)) {
            return Optional.of(unit(Where.STARTS, "starts look like milliseconds, durations like seconds"));
        }
        if (stepsAreDurationsTimes(1e-3)) {
            return Optional.of(unit(Where.DURATIONS, "durations look like milliseconds, starts like seconds"));
        }
        if (stepsAreDurationsTimes(60)) {
            return Optional.of(unit(Where.DURATIONS, "durations look like minutes, starts like seconds"));
        }
        if (stepsAreDurationsTimes(1.0 / 60)) {
            return Optional.of(unit(Where.STARTS, "starts look like minutes, durations like seconds"));
        }
        return Optional.empty();
    }

    private boolean stepsAreDurationsTimes(double factor) {
        for (int frame = 1; frame < starts.length; frame++) {
            double ratio = (starts[frame] - starts[frame - 1]) / (durations[frame - 1] * factor);
            if (Math.abs(ratio - 1) > SAME_RATIO) return false;
        }
        return true;
    }

    private boolean overlaps(int frame) {
        return starts[frame] < end(frame - 1) - TOUCH_SECONDS;
    }

    private Optional<Problem> overlap() {
        for (int frame = 1; frame < starts.length; frame++) {
            double rounding = ROUNDING_SHARE * Math.min(durations[frame - 1], durations[frame]);
            if (!overlaps(frame) || end(frame - 1) - starts[frame] <= rounding) continue;
            String found = "frame " + (frame - 1) + " counted from 0 ends at " + seconds(end(frame - 1)) + ", frame "
                    + frame + " starts at " + seconds(starts[frame]);
            String guess = durationsReadAsEndsFit() ? "; the durations look like frame end times" : "";
            return Optional.of(inconsistent(Where.DURATIONS, found + guess));
        }
        return Optional.empty();
    }

    /** A break leaves one gap, however long; gaps after most frames, or over most of the time, are no breaks. */
    private Optional<Problem> mostlyUncovered() {
        int gaps = 0;
        double covered = 0;
        for (int frame = 0; frame < starts.length; frame++) {
            covered += durations[frame];
            if (frame > 0 && isPause(frame)) gaps++;
        }
        boolean afterMost = gaps >= FEWEST_FRAMES_OF_A_PATTERN && 2 * gaps > starts.length - 1;
        boolean mostOfTheTime = covered < spanSeconds() / 2;
        if (gaps < 2 || !(afterMost || mostOfTheTime)) return Optional.empty();
        return Optional.of(inconsistent(
                Where.STARTS,
                "gaps after " + gaps + " of " + starts.length + " frames, "
                        + DecimalText.of(100 * covered / spanSeconds(), 2)
                        + " % of the time covered; starts and durations look like those of two clocks"));
    }

    private boolean isPause(int frame) {
        double gap = starts[frame] - end(frame - 1);
        return gap > Math.max(PAUSE_SECONDS, PAUSE_SHARE * durations[frame - 1]);
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

    private static String hours(double seconds) {
        return DecimalText.of(seconds / 3600, 4) + " hours";
    }

    private static Problem inconsistent(Where where, String found) {
        return new Problem(Kind.INCONSISTENT, where, found);
    }

    private static Problem unit(Where where, String found) {
        return new Problem(Kind.UNIT, where, found);
    }
}
