package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.FrameSource;
import org.petline.image.Volume;
import org.petline.phantom.Counts;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.ScanWithTruth;
import org.petline.phantom.Scanner;
import org.petline.phantom.TargetErrors;
import org.petline.phantom.TracerPreset;
import org.petline.phantom.TrialDesign;
import org.petline.testing.Sample;

/**
 * Motion correction against truth on small scans of every awkward kind, some of them in a build, all in an exhaustive
 * one. The large sweep is {@code petline bench registration}.
 */
class SimulatedScansTest {
    private static final int TRIED_IN_A_BUILD = 4;

    private static final FrameTimes FRAMES =
            TrialDesign.framesOf(new int[][] {{6, 10}, {3, 20}, {3, 60}, {3, 180}, {6, 490}});
    private static final double ARRIVED_SECONDS = 30;
    private static final double EARLY_SECONDS = 120;
    private static final double LATE_SECONDS = 840;

    /** Voxels of 4.875 mm, a fifteenth of the usual number: the bars of whole scans do not hold. */
    private static final TrialDesign USUAL = TrialDesign.DEFAULT
            .withParticipants(1)
            .withSessions(1)
            .withSeed(3)
            .withScanner(Scanner.SMALL)
            .withFrames(FRAMES)
            .withAnatomySpacingMm(3)
            .withMotion(HeadMotion.MODERATE);

    private static final TrialDesign STILL = USUAL.withMotion(HeadMotion.NONE);

    /**
     * A kind of scan and the greatest median error over frames, mm.
     *
     * @param early frames that start within 30 to 120 s
     * @param middle to 14 min
     * @param late after that
     */
    record Row(String name, TrialDesign design, double early, double middle, double late) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Row> ROWS = List.of(
            // Nothing but the tracer moves: a mean template finds 0.4 to 0.9.
            new Row("still, no noise", STILL.withCounts(Counts.NONE), 0.03, 0.03, 0.03),
            new Row("still", STILL, 0.10, 0.05, 0.05),
            new Row("drift", USUAL, 0.33, 0.24, 0.16),
            new Row("jump", USUAL.withMotion(HeadMotion.LARGE), 0.32, 0.25, 0.16),
            new Row("waves and jumps", USUAL.withMotion(HeadMotion.RESTLESS), 0.35, 0.23, 0.20),
            // The truth is the frame's mean place, and a frame smeared by 2 mm has no sharper one.
            new Row(
                    "motion within frames",
                    USUAL.withMotion(HeadMotion.RESTLESS.movingWithinFrames()),
                    0.40,
                    0.27,
                    0.16),
            // Noise of 45 and 89 % a voxel: a frame of 20 s cannot be told better than this, and slow drift is
            // followed only in part.
            new Row("low counts", USUAL.withCounts(Counts.LOW), 0.58, 0.42, 0.28),
            new Row("scarce counts", USUAL.withCounts(Counts.SCARCE), 0.60, 0.83, 0.63),
            new Row("raclopride", USUAL.withTracer(TracerPreset.raclopride()), 0.22, 0.25, 0.18),
            // Trapped tracer: the early frames show blood flow, and no later frame is like them.
            new Row("FDG", USUAL.withTracer(TracerPreset.fdg()), 0.55, 0.33, 0.13),
            new Row("blocked", USUAL.withTracer(TracerPreset.az10419369().blocked()), 0.20, 0.25, 0.17),
            new Row("7 mm", USUAL.withScanner(Scanner.SMALL.withFwhmMm(7)), 0.35, 0.26, 0.18),
            // Sharper, and 2.4 mm voxels: eight times the information.
            new Row("2.5 mm", USUAL.withScanner(sharp()), 0.13, 0.10, 0.06),
            new Row("crown cut", USUAL.withScanner(Scanner.SMALL.cutBy(70, 0)), 0.83, 0.43, 0.17),
            // Half of the cerebellum leaves with the neck, and tissue comes and goes at the cut.
            new Row("neck cut", USUAL.withScanner(Scanner.SMALL.cutBy(0, 80)), 0.60, 0.40, 0.22),
            // Blood is in no template of the kinetics.
            new Row("another head, blood", USUAL.withSeed(4).withBloodShare(0.05), 0.32, 0.60, 0.40));

    static List<Row> rows() {
        return Sample.of(ROWS, TRIED_IN_A_BUILD);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void headIsFollowed(Row row) throws IOException {
        ScanWithTruth scan = new ScanWithTruth(row.design(), 0);
        Motion motion = estimate(frames(scan), FRAMES);
        List<Double> errors = new TargetErrors(scan).of(motion::referenceToFrame);
        double early = median(errors, ARRIVED_SECONDS, EARLY_SECONDS);
        double middle = median(errors, EARLY_SECONDS, LATE_SECONDS);
        double late = median(errors, LATE_SECONDS, Double.POSITIVE_INFINITY);
        String found = String.format(Locale.ROOT, "%s: %.3f %.3f %.3f", row.name(), early, middle, late);
        assertThat(early).as(found).isLessThan(row.early());
        assertThat(middle).as(found).isLessThan(row.middle());
        assertThat(late).as(found).isLessThan(row.late());
    }

    private static Scanner sharp() {
        return new Scanner("sharp", Grid.centred(92, 104, 76, 2.4), 2.5);
    }

    @Test
    void emptyFramesAmongOthersInherit() throws IOException {
        ScanWithTruth scan = new ScanWithTruth(USUAL, 0);
        List<Volume> frames = new ArrayList<>(frames(scan));
        Grid grid = frames.get(0).grid();
        int lost = 17;
        frames.set(lost, new Volume(grid, new float[grid.voxels()]));
        Motion motion = estimate(frames, FRAMES);
        FrameMotion empty = motion.frames().get(lost);
        assertThat(empty.status()).isEqualTo(FrameMotion.Status.INHERITED);
        assertThat(empty.flags()).contains(MotionFlag.NO_ACTIVITY);
        List<Double> errors = new TargetErrors(scan).of(motion::referenceToFrame);
        // mm; the lost frame stands where a neighbour does, the others are no worse than in a whole scan.
        assertThat(errors.get(lost)).isLessThan(1.5);
        assertThat(median(errors, LATE_SECONDS, Double.POSITIVE_INFINITY)).isLessThan(0.25);
    }

    @Test
    void twoFramesAreEnough() throws IOException {
        ScanWithTruth scan = new ScanWithTruth(USUAL.withMotion(HeadMotion.LARGE), 0);
        List<Volume> all = frames(scan);
        int one = 16;
        int other = 20;
        FrameTimes times = FrameTimes.ofSeconds(
                new double[] {FRAMES.startSeconds(one), FRAMES.startSeconds(other)},
                new double[] {FRAMES.durationSeconds(one), FRAMES.durationSeconds(other)});
        Motion motion = estimate(List.of(all.get(one), all.get(other)), times);
        RigidTransform truth = scan.referenceToFrame(one).inverse().then(scan.referenceToFrame(other));
        RigidTransform found = motion.referenceToFrame(0).inverse().then(motion.referenceToFrame(1));
        // mm; half an hour of redistribution lies between the two, and nothing tells it from motion.
        assertThat(Displacement.rmsd(truth, found, Scanner.SMALL.grid().centre()))
                .isLessThan(1);
    }

    private static List<Volume> frames(ScanWithTruth scan) throws IOException {
        BandLimitedDownsampling coarser = new BandLimitedDownsampling(6, 4);
        List<Volume> frames = new ArrayList<>();
        for (int frame = 0; frame < FRAMES.count(); frame++) {
            frames.add(coarser.downsample(scan.frames().frame(frame)));
        }
        return frames;
    }

    private static Motion estimate(List<Volume> volumes, FrameTimes times) throws IOException {
        FrameSource frames = new FrameSource() {
            @Override
            public Grid grid() {
                return volumes.get(0).grid();
            }

            @Override
            public int count() {
                return volumes.size();
            }

            @Override
            public Volume frame(int frame) {
                return volumes.get(frame);
            }
        };
        return new MotionCorrection(MotionCorrection.Settings.DEFAULT).estimate(frames, times);
    }

    private static double median(List<Double> errors, double fromSeconds, double toSeconds) {
        double[] part = IntStream.range(0, errors.size())
                .filter(f -> FRAMES.startSeconds(f) >= fromSeconds && FRAMES.startSeconds(f) < toSeconds)
                .mapToDouble(errors::get)
                .sorted()
                .toArray();
        return part[part.length / 2];
    }
}
