package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.RealignedScan;

/** What the settings of motion make of odd scans: 12 frames of a head of blobs, in which frame 0 is still empty. */
class RealignStageTest {
    private static final Vector3 STEP = new Vector3(3, 0, -2);

    @Test
    void theNamedFrameIsWhereAllTransformsStart() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP), "motion.reference-frame=3");

        assertThat(scan.referenceFrame()).isEqualTo(3);
        assertThat(scan.poses().get(3).status()).isEqualTo("reference");
        assertThat(scan.poses().get(3).referenceToFrame()).isEqualTo(Affine.IDENTITY);
        // mm; the step is 3.6. Which way and from where is asked here; how well is the core's own question.
        assertThat(place(scan, 10).distanceTo(STEP)).isLessThan(0.9);
        assertThat(place(scan, 5).distanceTo(Vector3.ZERO)).isLessThan(0.9);
    }

    @Test
    void anotherNamedFrameTurnsTheTransformsRound() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP), "motion.reference-frame=10");

        assertThat(place(scan, 5).distanceTo(STEP.times(-1))).isLessThan(0.9);
    }

    @Test
    void offNeedsNoActivityInItsReference() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP), "motion.method=off", "motion.reference-frame=0");

        assertThat(scan.referenceFrame()).isZero();
        assertThat(scan.poses()).allSatisfy(pose -> {
            assertThat(pose.status()).isEqualTo("off");
            assertThat(pose.referenceToFrame()).isEqualTo(Affine.IDENTITY);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "motion.reference-frame=12, REFERENCE_FRAME_UNUSABLE, frames 0 to 11",
        "motion.reference-frame=0, REFERENCE_FRAME_UNUSABLE, hardly any activity",
        "motion.end-minutes=0.5, MOTION_RANGE_EMPTY, in a scan of 0.0 to",
        "motion.start-minutes=500, MOTION_RANGE_EMPTY, in a scan of 0.0 to"
    })
    void framesThatTheScanLacksAreRefusedByName(String setting, String code, String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> realigned(BlobHead.moved(8, STEP), setting));

        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.field()).startsWith("motion.");
        assertThat(refusal.found()).contains(found);
    }

    @Test
    void aReferenceOutsideTheRangeIsRefused() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> realigned(BlobHead.moved(8, STEP), "motion.reference-frame=2", "motion.start-minutes=10"));

        assertThat(refusal.reason()).isEqualTo(StageReason.REFERENCE_FRAME_UNUSABLE);
        assertThat(refusal.found()).contains("only frames");
    }

    @Test
    void framesOutsideTheRangeInheritFromItsEdgeAndSaySo() throws IOException {
        RealignedScan scan = realigned(
                BlobHead.moved(8, STEP),
                "motion.start-minutes=" + BlobHead.TIMES.startMinutes(4),
                "motion.end-minutes=" + BlobHead.TIMES.endMinutes(9));

        for (int frame = 0; frame < BlobHead.TIMES.count(); frame++) {
            boolean outside = frame < 4 || frame > 9;
            RealignedScan.Pose pose = scan.poses().get(frame);
            assertThat(pose.flags().contains("OUTSIDE_RANGE")).isEqualTo(outside);
            if (!outside) continue;
            assertThat(pose.status()).isEqualTo("inherited");
            assertThat(pose.source()).isEqualTo(frame < 4 ? 4 : 9);
            assertThat(pose.standardErrors()).allMatch(error -> error.isNaN());
            assertThat(pose.referenceToFrame())
                    .isEqualTo(scan.poses().get(pose.source()).referenceToFrame());
        }
    }

    @Test
    void aRangeOfOneFrameHasNothingToCompare() throws IOException {
        RealignedScan scan = realigned(
                BlobHead.moved(8, STEP),
                "motion.start-minutes=" + BlobHead.TIMES.startMinutes(5),
                "motion.end-minutes=" + BlobHead.TIMES.endMinutes(5));

        assertThat(scan.referenceFrame()).isEqualTo(5);
        assertThat(scan.poses().get(5).flags()).containsExactly("NOTHING_TO_COMPARE");
        assertThat(scan.poses())
                .allSatisfy(pose -> assertThat(pose.referenceToFrame()).isEqualTo(Affine.IDENTITY));
    }

    @Test
    void aSingleFrameIsItsOwnReferenceAndSaysThatItStandsAlone() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP).only(6), BlobHead.times(6));

        assertThat(scan.referenceFrame()).isZero();
        assertThat(scan.poses()).singleElement().satisfies(pose -> {
            assertThat(pose.referenceToFrame()).isEqualTo(Affine.IDENTITY);
            assertThat(pose.flags()).containsExactly("NOTHING_TO_COMPARE");
            assertThat(pose.moved().framewiseDisplacementMm()).isNaN();
            assertThat(pose.moved().maxDisplacementMm()).isZero();
        });
    }

    @Test
    void twoFramesHaveAReferenceAndATransformOrAFlag() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP).only(7, 9), BlobHead.times(7, 9));

        RealignedScan.Pose other = scan.poses().get(1 - scan.referenceFrame());
        assertThat(scan.poses().get(scan.referenceFrame()).status()).isEqualTo("reference");
        // mm; neither frame can lie farther than the step that was made between them, give or take a voxel.
        assertThat(place(scan, 1 - scan.referenceFrame()).length()).isLessThan(STEP.length() + 6);
        assertThat(other.status()).isIn("estimated", "inherited");
        if (other.status().equals("inherited")) assertThat(other.flags()).isNotEmpty();
    }

    /** A lost frame in the middle of a scan, as a scanner's restart leaves it. */
    @Test
    void aFrameOfZerosInheritsFromItsNeighbourAndSaysWhy() throws IOException {
        RealignedScan scan = realigned(BlobHead.moved(8, STEP).emptied(5), BlobHead.TIMES);

        for (int empty : new int[] {0, 5}) {
            RealignedScan.Pose pose = scan.poses().get(empty);
            assertThat(pose.status()).isEqualTo("inherited");
            assertThat(pose.source()).isNotEqualTo(empty);
            assertThat(pose.flags()).contains("NO_ACTIVITY");
        }
        assertThat(scan.poses().get(scan.poses().get(5).source()).flags()).doesNotContain("NO_ACTIVITY");
    }

    /** A head that moved 3.6 mm from frame 8 on; given as it was, turned round, and where it did not move. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"right, 1, ''", "turned round, -1, INVERSE_FITS_BETTER", "made up, 4, STILL_FITS_BETTER"})
    void givenMotionThatTheFramesSpeakAgainstIsFlagged(String what, double times, String flag) throws IOException {
        RigidTransform moved = RigidTransform.translation(STEP.times(times));
        List<RigidTransform> given = IntStream.range(0, BlobHead.TIMES.count())
                .mapToObj(frame -> frame < 8 ? RigidTransform.IDENTITY : moved)
                .toList();
        Settings.Motion settings = SettingsReader.defaults()
                .withAssignment("motion.method=file")
                .withAssignment("motion.transforms=x.txt")
                .settings()
                .motion();
        RealignedScan scan =
                RealignStage.believe(settings, BlobHead.moved(8, STEP).frames(), BlobHead.TIMES, given);

        assertThat(scan.poses())
                .allSatisfy(pose ->
                        assertThat(pose.flags()).as(what).isEqualTo(flag.isEmpty() ? List.of() : List.of(flag)));
        assertThat(new RealignStage().remarks(scan)).hasSize(flag.isEmpty() ? 0 : 1);
    }

    private static RealignedScan realigned(BlobHead head, String... settings) throws IOException {
        return realigned(head, BlobHead.TIMES, settings);
    }

    private static RealignedScan realigned(BlobHead head, FrameTimes times, String... settings) throws IOException {
        SettingsReader reader = SettingsReader.defaults();
        for (String setting : settings) reader = reader.withAssignment(setting);
        Settings.Motion motion = reader.settings().motion();
        return RealignStage.estimate(motion, head.frames(), times);
    }

    /** Where the middle of the head is in a frame. */
    private static Vector3 place(RealignedScan scan, int frame) {
        return RigidTransform.of(scan.poses().get(frame).referenceToFrame()).apply(Vector3.ZERO);
    }
}
