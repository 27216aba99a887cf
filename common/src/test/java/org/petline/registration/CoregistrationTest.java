package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.testing.Sample;

class CoregistrationTest {
    private static final Grid MR =
            new Grid(106, 126, 120, Affine.scaling(2, 2, 2).then(Affine.translation(new Vector3(-105, -125, -150))));

    private final Coregistration coregistration = new Coregistration(Coregistration.Settings.DEFAULT);

    static List<Arguments> farHeaders() {
        List<Arguments> all = List.of(
                Arguments.of(0, 0, 1),
                Arguments.of(10, 10, 2),
                Arguments.of(10, 10, 3),
                Arguments.of(40, 25, 4),
                Arguments.of(40, 25, 5));
        return Sample.of(all, 2);
    }

    @ParameterizedTest(name = "{0} mm, {1} degrees, seed {2}")
    @MethodSource("farHeaders")
    void headIsFoundFromFarHeaders(double shiftMm, double turnDegrees, long seed) {
        RigidTransform t1wToReference = random(shiftMm, turnDegrees, seed);
        Coregistered found = coregistration.align(pet(), t1w(t1wToReference));
        // mm; the bar is 1 from 10 mm and 10 degrees.
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.5);
        assertThat(found.flags()).isEmpty();
    }

    @Test
    void segmentationRefinesTheAnswer() {
        RigidTransform t1wToReference = random(6, 5, 11);
        Coregistered found = coregistration.align(pet(), t1w(t1wToReference), labels(t1wToReference, 0));
        assertThat(found.method()).isEqualTo(Coregistered.Method.SEGMENTATION);
        // mm; what point samples every 4 mm of the PET and every 2 mm of the labels leave is 0.12 at most.
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.15);
        assertThat(found.segmentation().standardErrorMm()).isLessThan(0.15);
        assertThat(found.segmentation().explained()).isGreaterThan(0.9);
        assertThat(found.flags()).isEmpty();
    }

    @Test
    void biasFieldDoesNotMoveTheRefinedAnswer() {
        RigidTransform t1wToReference = random(6, 5, 12);
        Volume shaded = shaded(t1w(t1wToReference));
        Coregistered found = coregistration.align(pet(), shaded, labels(t1wToReference, 0));
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.15);
    }

    @Test
    void startsDoNotShowInTheAnswer() {
        RigidTransform near = random(2, 2, 13);
        RigidTransform far = near.then(random(35, 20, 14));
        Volume t1w = t1w(near);
        // The same voxels under another header: what a different start is.
        Grid grid = t1w.grid();
        Affine header = grid.voxelToWorld().then(near.then(far.inverse()).toAffine());
        Grid moved = new Grid(grid.ni(), grid.nj(), grid.nk(), header);
        Coregistered one = coregistration.align(pet(), t1w);
        Coregistered other = coregistration.align(pet(), new Volume(moved, t1w.voxels()));
        // mm over the brain; the target.
        assertThat(error(other.t1wToReference(), far.then(near.inverse()).then(one.t1wToReference())))
                .isLessThan(0.05);
        LabelVolume labels = labels(near, 0);
        one = coregistration.align(pet(), t1w, labels);
        other = coregistration.align(pet(), new Volume(moved, t1w.voxels()), new LabelVolume(moved, labels.labels()));
        // mm over the brain; steps below 0.002 end the fit.
        assertThat(error(other.t1wToReference(), far.then(near.inverse()).then(one.t1wToReference())))
                .isLessThan(0.01);
    }

    @Test
    void segmentationOfAnotherPlaceIsFlaggedAndNotBelieved() {
        RigidTransform t1wToReference = random(6, 5, 15);
        Coregistered found = coregistration.align(pet(), t1w(t1wToReference), labels(t1wToReference, 2));
        assertThat(found.method()).isEqualTo(Coregistered.Method.MUTUAL_INFORMATION);
        assertThat(found.flags()).containsExactly(CoregistrationFlag.SEGMENTATION_DISAGREES);
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.5);
    }

    @Test
    void labelsThatSayLittleLeaveTheAnswerToTheT1w() {
        RigidTransform t1wToReference = random(6, 5, 16);
        Volume t1w = t1w(t1wToReference);
        LabelVolume labels = labels(t1wToReference, 0);
        for (int v = 0; v < labels.labels().length; v++) {
            if (labels.labels()[v] != 6) labels.labels()[v] = 0;
        }
        Coregistered found = coregistration.align(pet(), t1w, labels);
        assertThat(found).isEqualTo(coregistration.align(pet(), t1w));
        LabelVolume none = new LabelVolume(MR, new int[MR.voxels()]);
        assertThat(coregistration.align(pet(), t1w, none)).isEqualTo(found);
    }

    @Test
    void flippedAndObliqueAxesAreTheSameHead() {
        RigidTransform t1wToReference = random(6, 5, 17);
        Affine flipped = Affine.scaling(-2, 2, 2).then(Affine.translation(new Vector3(105, -125, -150)));
        Affine oblique = MR.voxelToWorld().then(random(0, 15, 18).toAffine());
        for (Affine voxelToWorld : new Affine[] {flipped, oblique}) {
            Grid grid = new Grid(MR.ni(), MR.nj(), MR.nk(), voxelToWorld);
            Coregistered found =
                    coregistration.align(pet(), t1w(grid, t1wToReference), labels(grid, grid, t1wToReference));
            assertThat(found.method()).isEqualTo(Coregistered.Method.SEGMENTATION);
            assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.15);
        }
    }

    @Test
    void cutFieldOfViewIsEnough() {
        RigidTransform t1wToReference = random(6, 5, 19);
        Volume pet = pet();
        int plane = pet.grid().ni() * pet.grid().nj();
        Grid upper = new Grid(
                pet.grid().ni(),
                pet.grid().nj(),
                pet.grid().nk() - 18,
                Affine.translation(new Vector3(0, 0, 18)).then(pet.grid().voxelToWorld()));
        Volume cut = new Volume(upper, Arrays.copyOfRange(pet.voxels(), 18 * plane, pet.voxels().length));
        Coregistered found = coregistration.align(cut, t1w(t1wToReference), labels(t1wToReference, 0));
        // mm, over the whole brain, of which a quarter is out of view.
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.15);
    }

    @Test
    void ballIsAmbiguous() {
        Grid grid = Grid.centred(48, 48, 48, 4);
        float[] voxels = new float[grid.voxels()];
        for (int v = 0; v < voxels.length; v++) {
            int i = v % 48;
            int j = v / 48 % 48;
            int k = v / (48 * 48);
            voxels[v] = grid.world(i, j, k).length() < 70 ? 1 : 0;
        }
        Volume ball = new Volume(grid, voxels);
        Coregistered found = coregistration.align(ball, ball);
        assertThat(found.flags()).contains(CoregistrationFlag.AMBIGUOUS);
        // Nats, of two places 4 mm apart or farther.
        assertThat(found.likeness().runnerUpSimilarity())
                .isBetween(0.9 * found.likeness().similarity(), found.likeness().similarity());
        assertThat(found.likeness().runnerUpDistanceMm()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void emptyImageIsSaidToBeEmpty() {
        Volume empty = new Volume(MR, new float[MR.voxels()]);
        Coregistered found = coregistration.align(pet(), empty);
        assertThat(found.t1wToReference()).isEqualTo(RigidTransform.IDENTITY);
        assertThat(found.flags()).containsExactly(CoregistrationFlag.NOTHING_TO_COMPARE);
    }

    private static RigidTransform random(double shiftMm, double turnDegrees, long seed) {
        Random random = new Random(seed);
        Vector3 shift = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        Vector3 turn = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        shift = shift.times(shiftMm / shift.length());
        turn = turn.times(StrictMath.toRadians(turnDegrees) / turn.length());
        return RigidTransform.about(
                Vector3.ZERO,
                new RigidTransform.Parameters(shift.x(), shift.y(), shift.z(), turn.x(), turn.y(), turn.z()));
    }

    private static double error(RigidTransform found, RigidTransform truth) {
        double sum = 0;
        int points = 0;
        for (int x = -64; x <= 64; x += 16) {
            for (int y = -80; y <= 80; y += 16) {
                for (int z = -32; z <= 64; z += 16) {
                    Vector3 point = new Vector3(x, y, z);
                    if (!DynamicHead.brain(point)) continue;
                    points++;
                    sum += found.apply(truth.inverse().apply(point)).distanceTo(point);
                }
            }
        }
        return sum / points;
    }

    /** Grey matter bright, white matter and scalp a third of it, 6 mm resolution. */
    private static Volume pet() {
        Grid grid = Grid.centred(64, 64, 48, 4);
        double[] uptake = {0.3, 0.3, 1, 0.9, 1.1, 1.2, 0.8, 0.6, 0.3};
        float[] voxels = new float[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int tissue = DynamicHead.tissue(grid.world(i, j, k));
                    if (tissue >= 0) voxels[grid.index(i, j, k)] = (float) uptake[tissue];
                }
            }
        }
        return GaussianSmoothing.ofFwhmMm(6).smooth(new Volume(grid, voxels));
    }

    /** White matter brightest, dark fluid and skull, some noise. */
    private static Volume t1w(RigidTransform t1wToReference) {
        return t1w(MR, t1wToReference);
    }

    private static Volume t1w(Grid grid, RigidTransform t1wToReference) {
        double[] signal = {0.85, 1, 0.7, 0.7, 0.7, 0.75, 0.8, 0.7, 0.3};
        Random random = new Random(9);
        float[] voxels = new float[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int tissue = DynamicHead.tissue(t1wToReference.apply(grid.world(i, j, k)));
                    double value = (tissue < 0 ? 0.1 : signal[tissue]) + 0.03 * random.nextGaussian();
                    voxels[grid.index(i, j, k)] = (float) Math.max(0, value);
                }
            }
        }
        return new Volume(grid, voxels);
    }

    /** Tissues numbered from 1, of the brain only, perhaps some voxels too far in front. */
    private static LabelVolume labels(RigidTransform t1wToReference, int voxelsInFront) {
        return labels(
                new Grid(
                        MR.ni(),
                        MR.nj(),
                        MR.nk(),
                        Affine.translation(new Vector3(0, -voxelsInFront, 0)).then(MR.voxelToWorld())),
                MR,
                t1wToReference);
    }

    private static LabelVolume labels(Grid drawnOn, Grid grid, RigidTransform t1wToReference) {
        int[] labels = new int[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int tissue = DynamicHead.tissue(t1wToReference.apply(drawnOn.world(i, j, k)));
                    labels[grid.index(i, j, k)] = tissue > 0 && tissue < 8 ? tissue : 0;
                }
            }
        }
        return new LabelVolume(grid, labels);
    }

    /** A coil that sees the left front twice as well as the right back. */
    private static Volume shaded(Volume t1w) {
        float[] voxels = t1w.voxels().clone();
        Grid grid = t1w.grid();
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    Vector3 at = grid.world(i, j, k);
                    voxels[grid.index(i, j, k)] *= (float) StrictMath.exp(0.35 * (at.y() - at.x()) / 100);
                }
            }
        }
        return new Volume(grid, voxels);
    }
}
