package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

class MotionCorrectionTest {
    private static final DynamicHead HEAD = new DynamicHead();
    private static final FrameSource STILL = HEAD.frames(DynamicHead.still(), 0, 1);
    private static final int FIRST_AFTER_30_S = 3;
    private static final int FIRST_AFTER_120_S = 11;
    private static final int FIRST_AFTER_21_MIN = 27;

    private final MotionCorrection correction = new MotionCorrection(MotionCorrection.Settings.DEFAULT);

    @Test
    void stillHeadStaysWhileTheTracerMoves() throws IOException {
        RigidTransform[] truth = DynamicHead.still();
        double[] errors = DynamicHead.errors(correction.estimate(STILL, DynamicHead.TIMES), truth);
        // mm. A mean template displaces such heads by 0.4 to 0.9.
        assertThat(median(errors, FIRST_AFTER_120_S, errors.length)).isLessThan(0.03);
        assertThat(median(errors, FIRST_AFTER_30_S, FIRST_AFTER_120_S)).isLessThan(0.03);
    }

    @Test
    void movingHeadIsFollowedThroughDriftAndJumps() throws IOException {
        RigidTransform[] truth = DynamicHead.moving(2, 1);
        Motion motion = correction.estimate(HEAD.frames(truth, 0.03, 1), DynamicHead.TIMES);
        double[] errors = DynamicHead.errors(motion, truth);
        double[] uncorrected = DynamicHead.errors(
                Motion.none(truth.length, motion.referenceFrame(), DynamicHead.GRID.centre()), truth);
        assertThat(median(uncorrected, FIRST_AFTER_120_S, errors.length)).isGreaterThan(1);
        // mm; the bar is 0.5, the noise of single frames 0.1 to 0.3.
        assertThat(median(errors, FIRST_AFTER_21_MIN, errors.length)).isLessThan(0.25);
        assertThat(median(errors, FIRST_AFTER_120_S, FIRST_AFTER_21_MIN)).isLessThan(0.25);
        assertThat(median(errors, FIRST_AFTER_30_S, FIRST_AFTER_120_S)).isLessThan(0.5);
    }

    @Test
    void jumpInsideALongFrameIsFlaggedThereAndNowhereElse() throws IOException {
        int jumped = 31;
        RigidTransform[] before = DynamicHead.still();
        RigidTransform[] after = DynamicHead.still();
        RigidTransform moved = Pose.transform(new double[] {2, -3, 2, 1, 0, 1}, DynamicHead.GRID.centre());
        Arrays.fill(after, jumped, after.length, moved);
        Arrays.fill(before, jumped + 1, before.length, moved);
        FrameSource first = HEAD.frames(before, 0.01, 1);
        FrameSource second = HEAD.frames(after, 0.01, 1);
        Volume[] frames = new Volume[before.length];
        for (int f = 0; f < frames.length; f++) {
            float[] mean = first.frame(f).voxels().clone();
            float[] other = second.frame(f).voxels();
            for (int v = 0; v < mean.length; v++) mean[v] = 0.5f * (mean[v] + other[v]);
            frames[f] = new Volume(DynamicHead.GRID, mean);
        }
        Motion motion = correction.estimate(source(frames), DynamicHead.TIMES);
        for (int f = 0; f < frames.length; f++) {
            assertThat(motion.frames().get(f).flags().contains(MotionFlag.MOVED_WITHIN_FRAME))
                    .as("frame %d", f)
                    .isEqualTo(f == jumped);
        }
    }

    @Test
    void sameBitsOnOneThreadAndOnTwo() throws Exception {
        FrameSource all = HEAD.frames(DynamicHead.moving(2, 3), 0.03, 2);
        FrameSource frames = picked(all, 0, 4, 8, 12, 16, 20, 24, 28, 32);
        FrameTimes times = times(9);
        Motion one = new ForkJoinPool(1)
                .submit(() -> correction.estimate(frames, times))
                .get();
        Motion two = new ForkJoinPool(2)
                .submit(() -> correction.estimate(frames, times))
                .get();
        assertThat(two).isEqualTo(one);
    }

    @Test
    void framesBeforeTheTracerArrivesInheritAndSaySo() throws IOException {
        Motion motion = correction.estimate(STILL, DynamicHead.TIMES);
        FrameMotion first = motion.frames().get(0);
        assertThat(first.status()).isEqualTo(FrameMotion.Status.INHERITED);
        assertThat(first.flags()).containsExactly(MotionFlag.NO_ACTIVITY);
        assertThat(motion.frames().get(first.source()).status()).isEqualTo(FrameMotion.Status.ESTIMATED);
        assertThat(first.referenceToFrame()).isEqualTo(motion.referenceToFrame(first.source()));
    }

    @Test
    void referenceIsTheIdentityByDefinition() throws IOException {
        Motion motion = correction.estimate(only(20, 24, 28, 32), times(4));
        FrameMotion reference = motion.frames().get(motion.referenceFrame());
        assertThat(reference.status()).isEqualTo(FrameMotion.Status.REFERENCE);
        assertThat(reference.referenceToFrame()).isEqualTo(RigidTransform.IDENTITY);
        assertThat(reference.standardErrors()).isEqualTo(RigidTransform.Parameters.NONE);
    }

    @Test
    void twoFramesAreAligned() throws IOException {
        RigidTransform[] truth = DynamicHead.still();
        truth[32] = Pose.transform(new double[] {2, -1, 1.5, 1, 0.5, -1}, DynamicHead.GRID.centre());
        FrameSource all = HEAD.frames(truth, 0, 1);
        Motion motion = correction.estimate(picked(all, 31, 32), times(2));
        int moved = 1 - motion.referenceFrame();
        RigidTransform expected = moved == 1 ? truth[32] : truth[32].inverse();
        double rmsd = Displacement.rmsd(expected, motion.referenceToFrame(moved), DynamicHead.GRID.centre());
        assertThat(rmsd).isLessThan(0.15); // mm, over a sphere wider than the brain
    }

    @Test
    void singleFrameHasNothingToCompare() throws IOException {
        Motion motion = correction.estimate(only(30), times(1));
        assertThat(motion.frames().get(0).status()).isEqualTo(FrameMotion.Status.REFERENCE);
        assertThat(motion.frames().get(0).flags()).containsExactly(MotionFlag.NOTHING_TO_COMPARE);
    }

    @Test
    void emptyScanIsLeftAloneAndFlagged() throws IOException {
        Volume empty = new Volume(DynamicHead.GRID, new float[DynamicHead.GRID.voxels()]);
        Motion motion = correction.estimate(source(empty, empty, empty), times(3));
        assertThat(motion.frames()).allSatisfy(frame -> {
            assertThat(frame.flags()).contains(MotionFlag.NO_ACTIVITY);
            assertThat(frame.referenceToFrame()).isEqualTo(RigidTransform.IDENTITY);
        });
    }

    @Test
    void emptyFrameAndHolesDoNotDisturbTheOthers() throws IOException {
        FrameSource four = only(29, 30, 31, 32);
        float[] holed = four.frame(1).voxels().clone();
        Arrays.fill(holed, DynamicHead.GRID.index(0, 0, 2), DynamicHead.GRID.index(0, 0, 3), Float.NaN);
        Volume empty = new Volume(DynamicHead.GRID, new float[DynamicHead.GRID.voxels()]);
        Motion motion = correction.estimate(
                source(four.frame(0), new Volume(DynamicHead.GRID, holed), empty, four.frame(2), four.frame(3)),
                times(5));
        assertThat(motion.frames().get(1).flags()).contains(MotionFlag.NOT_FINITE_VOXELS);
        assertThat(motion.frames().get(2).flags()).contains(MotionFlag.NO_ACTIVITY);
        for (int frame = 0; frame < 5; frame++) {
            assertThat(Displacement.rmsd(
                            RigidTransform.IDENTITY, motion.referenceToFrame(frame), DynamicHead.GRID.centre()))
                    .isLessThan(0.3); // mm; a missing slice at the chin costs some
        }
    }

    private static double median(double[] values, int from, int to) {
        double[] part = Arrays.copyOfRange(values, from, to);
        Arrays.sort(part);
        return part[part.length / 2];
    }

    private static FrameSource only(int... frames) throws IOException {
        return picked(STILL, frames);
    }

    private static FrameSource picked(FrameSource all, int... frames) throws IOException {
        Volume[] volumes = new Volume[frames.length];
        for (int f = 0; f < frames.length; f++) volumes[f] = all.frame(frames[f]);
        return source(volumes);
    }

    private static FrameSource source(Volume... volumes) {
        return new FrameSource() {
            @Override
            public Grid grid() {
                return volumes[0].grid();
            }

            @Override
            public int count() {
                return volumes.length;
            }

            @Override
            public Volume frame(int frame) {
                return volumes[frame];
            }
        };
    }

    private static FrameTimes times(int count) {
        double[] starts = new double[count];
        double[] durations = new double[count];
        Arrays.setAll(starts, frame -> 1800 + 300.0 * frame);
        Arrays.fill(durations, 300);
        return FrameTimes.ofSeconds(starts, durations);
    }
}
