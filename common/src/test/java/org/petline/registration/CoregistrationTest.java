package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Volume;

class CoregistrationTest {
    private static final Grid MR =
            new Grid(106, 126, 120, Affine.scaling(2, 2, 2).then(Affine.translation(new Vector3(-105, -125, -150))));

    private final Coregistration coregistration = new Coregistration(Coregistration.Settings.DEFAULT);

    @ParameterizedTest(name = "{0} mm, {1} degrees, seed {2}")
    @CsvSource({"0, 0, 1", "10, 10, 2", "10, 10, 3", "40, 25, 4", "40, 25, 5"})
    void headIsFoundFromFarHeaders(double shiftMm, double turnDegrees, long seed) {
        RigidTransform t1wToReference = random(shiftMm, turnDegrees, seed);
        Coregistered found = coregistration.align(pet(), t1w(t1wToReference));
        // mm; the bar is 1 from 10 mm and 10 degrees.
        assertThat(error(found.t1wToReference(), t1wToReference)).isLessThan(0.5);
        assertThat(found.flags()).isEmpty();
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
        double[] signal = {0.85, 1, 0.7, 0.7, 0.7, 0.75, 0.8, 0.7, 0.3};
        Random random = new Random(9);
        float[] voxels = new float[MR.voxels()];
        for (int k = 0; k < MR.nk(); k++) {
            for (int j = 0; j < MR.nj(); j++) {
                for (int i = 0; i < MR.ni(); i++) {
                    int tissue = DynamicHead.tissue(t1wToReference.apply(MR.world(i, j, k)));
                    double value = (tissue < 0 ? 0.1 : signal[tissue]) + 0.03 * random.nextGaussian();
                    voxels[MR.index(i, j, k)] = (float) Math.max(0, value);
                }
            }
        }
        return new Volume(MR, voxels);
    }
}
