package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

class ResamplingTest {
    @Test
    void anImageIsFoundAgainOnAnotherGridThroughATransform() {
        Cases cases = new Cases(8);
        RigidTransform targetToSource = cases.rigid(5, 10);
        Analytic blob = Analytic.blob(new Vector3(3, -2, 1), 6);
        Grid source =
                new Grid(40, 36, 44, Affine.scaling(-2, 2, 1.5).then(Affine.translation(new Vector3(40, -35, -32))));
        Grid target = new Grid(9, 11, 7, cases.rigid(2, 40).toAffine());
        Volume found =
                new Resampling(target, Interpolation.CUBIC_SPLINE).resample(blob.on(source), targetToSource.toAffine());
        for (int k = 0; k < target.nk(); k++) {
            for (int j = 0; j < target.nj(); j++) {
                for (int i = 0; i < target.ni(); i++) {
                    double truth = blob.at(targetToSource.apply(target.world(i, j, k)));
                    // The spline's own error at a standard deviation of 3 voxels: 0.023 / 3^4.
                    assertThat((double) found.at(i, j, k)).isCloseTo(truth, within(3e-4));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void ontoItsOwnGridNothingChanges(Interpolation interpolation) {
        Cases cases = new Cases(9);
        Volume noise = cases.noise(cases.grid(4, 9));
        Volume same = new Resampling(noise.grid(), interpolation).resample(noise, Affine.IDENTITY);
        for (int p = 0; p < noise.voxels().length; p++) {
            assertThat(same.voxels()[p]).isCloseTo(noise.voxels()[p], within(5e-6f));
        }
    }
}
