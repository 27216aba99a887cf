package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.files.DecimalText;

/**
 * Whether injection, scan and decay correction can be on the clock of the frames, and last as a scan of this nuclide can.
 *
 * <p>The bounds are those of practice: scans end within ten half-lives of the injection, begin within seven, and sum at
 * most six into a frame; those of nuclides that live for minutes get a little more.
 */
final class ScanClockCheck {
    private static final double HALF_LIVES_TO_THE_END = 10;
    private static final double HALF_LIVES_TO_THE_START = 7;
    private static final double HALF_LIVES_OF_A_FRAME = 6;

    /** Reconstructions correct to the injection, the scan's start or the calibration of the dose, not days away. */
    private static final double HALF_LIVES_TO_THE_CORRECTION = 3;

    private static final double DAY_SECONDS = 86_400;
    private static final double SHORTEST_BOUND_SECONDS = 1800;

    /** Beyond, ScanStart and frames are on two clocks (ds004230: up to 5 s, which moves blood and injection by as much). */
    private static final double ANOTHER_CLOCK_SECONDS = 30;

    /** What shifts nobody's numbers. */
    private static final double SAME_MOMENT_SECONDS = 0.5;

    /** A list-mode acquisition may wait for the activity to arrive before its first frame. */
    private static final double WAITING_SECONDS = 60;

    /** Frames of a first passage are short, and all alike. */
    private static final double SECONDS_OF_A_FIRST_PASSAGE = 20;

    private final FrameTimes frames;
    private final Radionuclide nuclide;
    private final double scanStart;
    private final double injection;

    /** Times in s from TimeZero. */
    ScanClockCheck(FrameTimes frames, Radionuclide nuclide, double scanStart, double injection) {
        this.frames = frames;
        this.nuclide = nuclide;
        this.scanStart = scanStart;
        this.injection = injection;
    }

    /** A field, and what was found there. */
    record Problem(SidecarReason reason, String field, String found) {}

    /** What cannot be. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        longestFrame().ifPresent(problems::add);
        if (readsLikeMinutes()) {
            problems.add(new Problem(
                    SidecarReason.FRAME_TIMES_UNIT,
                    "FrameDuration",
                    frames.count() + " frames in " + seconds(end() - start()) + " after " + nuclide.label()
                            + "; the times look like minutes"));
        }
        injection().ifPresent(problems::add);
        if (scanStart - start() > ANOTHER_CLOCK_SECONDS) {
            problems.add(clock("ScanStart", firstFrame() + ", before the scan at " + seconds(scanStart)));
        }
        return problems;
    }

    /**
     * What cannot be, if frames are not known: an injection days away from the scan's start.
     *
     * @param nuclide empty if it is not known either
     */
    static Optional<Problem> withoutFrames(Optional<Radionuclide> nuclide, double scanStart, double injection) {
        double most = nuclide.map(
                        known -> Math.max(HALF_LIVES_TO_THE_END * known.halfLifeSeconds(), SHORTEST_BOUND_SECONDS))
                .orElse(DAY_SECONDS);
        if (Math.abs(injection - scanStart) <= most) return Optional.empty();
        return Optional.of(clock(
                "InjectionStart",
                seconds(injection) + ", the scan starts at " + seconds(scanStart)
                        + "; the time looks like milliseconds"));
    }

    private Optional<Problem> longestFrame() {
        double most = Math.max(HALF_LIVES_OF_A_FRAME * nuclide.halfLifeSeconds(), SHORTEST_BOUND_SECONDS);
        for (int frame = 0; frame < frames.count(); frame++) {
            if (frames.durationSeconds(frame) <= most) continue;
            return Optional.of(new Problem(
                    SidecarReason.FRAME_TIMES_UNIT,
                    "FrameDuration",
                    "frame " + frame + " counted from 0 lasts " + halfLives(frames.durationSeconds(frame))));
        }
        return Optional.empty();
    }

    private Optional<Problem> injection() {
        if (injection >= end()) {
            return Optional.of(clock(
                    "InjectionStart",
                    "the last frame ends at " + seconds(end()) + ", before the injection at " + seconds(injection)));
        }
        if (start() - injection > bound(HALF_LIVES_TO_THE_START)) {
            return Optional.of(clock(
                    "InjectionStart",
                    "the first frame begins " + halfLives(start() - injection) + " after the injection"));
        }
        if (end() - injection > bound(HALF_LIVES_TO_THE_END)) {
            return Optional.of(new Problem(
                    SidecarReason.FRAME_TIMES_UNIT,
                    "FrameTimesStart",
                    "the last frame ends " + halfLives(end() - injection) + " after the injection"));
        }
        return Optional.empty();
    }

    /** Frames that grow as those of a whole scan do, in a time in which C11 and longer-lived nuclides show nothing. */
    private boolean readsLikeMinutes() {
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int frame = 0; frame < frames.count(); frame++) {
            shortest = Math.min(shortest, frames.durationSeconds(frame));
            longest = Math.max(longest, frames.durationSeconds(frame));
        }
        return nuclide.halfLifeSeconds() > Radionuclide.O15.halfLifeSeconds()
                && end() - start() <= FrameTimesCheck.SHORT_SCAN_SECONDS
                && longest <= SECONDS_OF_A_FIRST_PASSAGE
                && longest > 2 * shortest;
    }

    /** Why the moment to which the image is said to be corrected cannot be it; empty if it can. */
    Optional<String> implausibleCorrection(double reference) {
        double away = Math.min(DAY_SECONDS, HALF_LIVES_TO_THE_CORRECTION * nuclide.halfLifeSeconds());
        double first = Math.min(Math.min(start(), injection), Math.min(scanStart, 0)) - away;
        double last = Math.max(end(), 0) + away;
        if (reference >= first && reference <= last) return Optional.empty();
        return Optional.of(seconds(reference) + ", injection at " + seconds(injection) + ", scan from "
                + seconds(start()) + " to " + seconds(end()));
    }

    /** What is remarkable about the start of the scan; empty if it is where the frames begin. */
    Optional<String> elsewhere() {
        boolean later = scanStart - start() > SAME_MOMENT_SECONDS;
        boolean earlier = start() - scanStart > WAITING_SECONDS;
        return later || earlier ? Optional.of(seconds(scanStart) + ", " + firstFrame()) : Optional.empty();
    }

    private double bound(double halfLives) {
        return Math.max(halfLives * nuclide.halfLifeSeconds(), SHORTEST_BOUND_SECONDS);
    }

    private String halfLives(double seconds) {
        return seconds(seconds) + " or " + DecimalText.of(seconds / nuclide.halfLifeSeconds(), 3) + " half-lives of "
                + nuclide.label();
    }

    private String firstFrame() {
        return "the first frame begins at " + seconds(start());
    }

    private double start() {
        return frames.startSeconds(0);
    }

    private double end() {
        return frames.endSeconds(frames.count() - 1);
    }

    private static Problem clock(String field, String found) {
        return new Problem(SidecarReason.SCAN_CLOCK_INCONSISTENT, field, found);
    }

    private static String seconds(double value) {
        return DecimalText.of(value, DecimalText.MEASURED) + " s";
    }
}
