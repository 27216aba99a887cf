package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;

/**
 * What a simulated trial shall be.
 *
 * @param bloodShare of every tissue that is blood, from 0; twice as much around the brain. The truth's BPND is that of
 *     the tissue beside it
 */
public record TrialDesign(Cohort cohort, Imaging imaging, HeadMotion motion, Anatomical anatomical, double bloodShare) {

    /**
     * Who is scanned how often.
     *
     * @param participants how many; of three, two get ketamine and one placebo
     * @param sessions names, in order; the first is before treatment, all others after
     * @param seed the same design and seed give the same bytes
     */
    public record Cohort(int participants, List<String> sessions, long seed) {
        /** Checks and copies. */
        public Cohort {
            sessions = List.copyOf(sessions);
            if (participants < 1 || sessions.isEmpty()) {
                throw new IllegalArgumentException(participants + " participants, sessions " + sessions);
            }
        }
    }

    /**
     * How the PET is measured.
     *
     * @param frames when each frame starts and how long it lasts
     */
    public record Imaging(Scanner scanner, Counts counts, TracerPreset tracer, FrameTimes frames) {}

    /**
     * What there is of MR.
     *
     * @param spacingMm voxels of T1w and segmentation
     * @param misalignment how wrong the T1w's headers are, beyond how people lie in two scanners
     */
    public record Anatomical(T1wSessions t1wSessions, double spacingMm, Misalignment misalignment) {
        /** Checks. */
        public Anatomical {
            if (!(spacingMm > 0)) throw new IllegalArgumentException("voxels of " + spacingMm + " mm");
        }
    }

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
            new Cohort(4, List.of("baseline", "followup"), 1),
            new Imaging(Scanner.DEFAULT, Counts.NORMAL, TracerPreset.az10419369(), framesOf(new int[][] {
                {9, 10}, {2, 15}, {3, 20}, {4, 30}, {4, 60}, {4, 180}, {12, 360}
            })),
            HeadMotion.MODERATE,
            new Anatomical(T1wSessions.ALL, 1, Misalignment.NONE),
            0);

    /** Checks. */
    public TrialDesign {
        if (!(bloodShare >= 0 && bloodShare <= 0.5)) throw new IllegalArgumentException("blood " + bloodShare);
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

    public int participants() {
        return cohort.participants;
    }

    public List<String> sessions() {
        return cohort.sessions;
    }

    public long seed() {
        return cohort.seed;
    }

    public Scanner scanner() {
        return imaging.scanner;
    }

    public Counts counts() {
        return imaging.counts;
    }

    public TracerPreset tracer() {
        return imaging.tracer;
    }

    public FrameTimes frames() {
        return imaging.frames;
    }

    public T1wSessions t1wSessions() {
        return anatomical.t1wSessions;
    }

    public double anatomySpacingMm() {
        return anatomical.spacingMm;
    }

    public Misalignment misalignment() {
        return anatomical.misalignment;
    }

    public TrialDesign withParticipants(int count) {
        return with(new Cohort(count, sessions(), seed()));
    }

    /** With as many sessions: baseline, followup, followup2 and so on. */
    public TrialDesign withSessions(int count) {
        List<String> names = new ArrayList<>();
        for (int s = 0; s < count; s++) names.add(s == 0 ? "baseline" : s == 1 ? "followup" : "followup" + s);
        return with(new Cohort(participants(), names, seed()));
    }

    public TrialDesign withSeed(long other) {
        return with(new Cohort(participants(), sessions(), other));
    }

    public TrialDesign withScanner(Scanner other) {
        return with(new Imaging(other, counts(), tracer(), frames()));
    }

    public TrialDesign withCounts(Counts other) {
        return with(new Imaging(scanner(), other, tracer(), frames()));
    }

    public TrialDesign withTracer(TracerPreset other) {
        return with(new Imaging(scanner(), counts(), other, frames()));
    }

    public TrialDesign withFrames(FrameTimes other) {
        return with(new Imaging(scanner(), counts(), tracer(), other));
    }

    public TrialDesign withMotion(HeadMotion other) {
        return new TrialDesign(cohort, imaging, other, anatomical, bloodShare);
    }

    public TrialDesign withT1wSessions(T1wSessions other) {
        return with(new Anatomical(other, anatomySpacingMm(), misalignment()));
    }

    public TrialDesign withAnatomySpacingMm(double spacingMm) {
        return with(new Anatomical(t1wSessions(), spacingMm, misalignment()));
    }

    public TrialDesign withMisalignment(Misalignment other) {
        return with(new Anatomical(t1wSessions(), anatomySpacingMm(), other));
    }

    public TrialDesign withBloodShare(double share) {
        return new TrialDesign(cohort, imaging, motion, anatomical, share);
    }

    private TrialDesign with(Cohort other) {
        return new TrialDesign(other, imaging, motion, anatomical, bloodShare);
    }

    private TrialDesign with(Imaging other) {
        return new TrialDesign(cohort, other, motion, anatomical, bloodShare);
    }

    private TrialDesign with(Anatomical other) {
        return new TrialDesign(cohort, imaging, motion, other, bloodShare);
    }
}
