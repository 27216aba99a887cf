package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;

/**
 * What a simulated trial shall be.
 *
 * @param participants how many; of three, two get ketamine and one placebo
 * @param sessions names, in order; the first is before treatment, all others after
 * @param seed the same design and seed give the same bytes
 * @param frames when each frame starts and how long it lasts
 * @param anatomySpacingMm voxels of T1w and segmentation
 * @param misalignment how wrong the T1w's headers are, beyond how people lie in two scanners
 * @param bloodShare of every tissue that is blood, from 0; twice as much around the brain. The truth's BPND is that of
 *     the tissue beside it
 */
public record TrialDesign(
        int participants,
        List<String> sessions,
        long seed,
        Scanner scanner,
        HeadMotion motion,
        Counts counts,
        TracerPreset tracer,
        FrameTimes frames,
        T1wSessions t1wSessions,
        double anatomySpacingMm,
        Misalignment misalignment,
        double bloodShare) {

    /** Which sessions have a T1w of their own. */
    public enum T1wSessions {
        /** Each. */
        ALL,
        /** The first alone; it serves the others. */
        FIRST
    }

    /**
     * A rigid error of the T1w's headers, of this size in a random direction and about a random axis.
     *
     * @param shiftMm length of the shift
     * @param turnDegrees angle of the turn, about the T1w world's origin
     */
    public record Misalignment(double shiftMm, double turnDegrees) {
        public static final Misalignment NONE = new Misalignment(0, 0);
    }

    /** Four participants, two sessions, the default scanner, moderate motion, [11C]AZ10419369 over 93 min. */
    public static final TrialDesign DEFAULT = new TrialDesign(
            4,
            List.of("baseline", "followup"),
            1,
            Scanner.DEFAULT,
            HeadMotion.MODERATE,
            Counts.NORMAL,
            TracerPreset.az10419369(),
            framesOf(new int[][] {{9, 10}, {2, 15}, {3, 20}, {4, 30}, {4, 60}, {4, 180}, {12, 360}}),
            T1wSessions.ALL,
            1,
            Misalignment.NONE,
            0);

    /** Checks and copies. */
    public TrialDesign {
        sessions = List.copyOf(sessions);
        if (participants < 1
                || sessions.isEmpty()
                || !(anatomySpacingMm > 0)
                || !(bloodShare >= 0 && bloodShare <= 0.5)) {
            throw new IllegalArgumentException(
                    participants + " participants, sessions " + sessions + ", blood " + bloodShare);
        }
    }

    /** Frames without gaps from TimeZero: pairs of how many and how many seconds each. */
    public static FrameTimes framesOf(int[][] runs) {
        int count = 0;
        for (int[] run : runs) count += run[0];
        double[] starts = new double[count];
        double[] durations = new double[count];
        int frame = 0;
        double now = 0;
        for (int[] run : runs) {
            for (int n = 0; n < run[0]; n++) {
                starts[frame] = now;
                durations[frame++] = run[1];
                now += run[1];
            }
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    public TrialDesign withParticipants(int count) {
        return new TrialDesign(
                count,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    /** With as many sessions: baseline, followup, followup2 and so on. */
    public TrialDesign withSessions(int count) {
        List<String> names = new ArrayList<>();
        for (int s = 0; s < count; s++) names.add(s == 0 ? "baseline" : s == 1 ? "followup" : "followup" + s);
        return new TrialDesign(
                participants,
                names,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withSeed(long other) {
        return new TrialDesign(
                participants,
                sessions,
                other,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withScanner(Scanner other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                other,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withMotion(HeadMotion other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                other,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withCounts(Counts other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                other,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withTracer(TracerPreset other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                other,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withFrames(FrameTimes other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                other,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withT1wSessions(T1wSessions other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                other,
                anatomySpacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withAnatomySpacingMm(double spacingMm) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                spacingMm,
                misalignment,
                bloodShare);
    }

    public TrialDesign withMisalignment(Misalignment other) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                other,
                bloodShare);
    }

    public TrialDesign withBloodShare(double share) {
        return new TrialDesign(
                participants,
                sessions,
                seed,
                scanner,
                motion,
                counts,
                tracer,
                frames,
                t1wSessions,
                anatomySpacingMm,
                misalignment,
                share);
    }
}
