package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

class DownsamplingTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void theCoarseGridCoversTheSameFieldOfView(long seed) {
        Cases cases = new Cases(seed);
        Grid source = cases.grid(3, 40);
        Grid coarse = new BandLimitedDownsampling(8, 4).grid(source);
        for (double corner : new double[] {-0.5, 1}) {
            // Outer faces: half a voxel before the first centre and half behind the last.
            double i = corner < 0 ? -0.5 : source.ni() - 0.5;
            double j = corner < 0 ? -0.5 : source.nj() - 0.5;
            double k = corner < 0 ? -0.5 : source.nk() - 0.5;
            double ci = corner < 0 ? -0.5 : coarse.ni() - 0.5;
            double cj = corner < 0 ? -0.5 : coarse.nj() - 0.5;
            double ck = corner < 0 ? -0.5 : coarse.nk() - 0.5;
            assertThat(coarse.world(ci, cj, ck).distanceTo(source.world(i, j, k)))
                    .isLessThan(1e-9);
        }
        Vector3 was = source.spacingMm();
        Vector3 is = coarse.spacingMm();
        assertThat(is.x()).isGreaterThan(Math.min(4 - 1e-6, was.x() - 1e-9));
        assertThat(is.y()).isGreaterThan(Math.min(4 - 1e-6, was.y() - 1e-9));
        assertThat(is.z()).isGreaterThan(Math.min(4 - 1e-6, was.z() - 1e-9));
    }

    @Test
    void aBlobIsFoundWhereItIsWithTheWidthItMustHave() {
        Grid source = new Grid(
                61,
                53,
                47,
                Affine.scaling(-1.2, 1.3, 1.7)
                        .then(Affine.translation(new Vector3(36, -34, -40)))
                        .then(new Cases(3).rigid(3, 20).toAffine()));
        Vector3 centre = new Vector3(2, -1, 3);
        double sigma = 5;
        double fwhm = 6;
        double after = Math.sqrt(sigma * sigma + fwhm * fwhm / (Gaussian.FWHM_OF_SIGMA * Gaussian.FWHM_OF_SIGMA));
        Volume coarse = new BandLimitedDownsampling(fwhm, 3)
                .downsample(Analytic.blob(centre, sigma).on(source));
        Analytic truth =
                p -> Math.pow(sigma / after, 3) * Analytic.blob(centre, after).at(p);
        Volume expected = truth.on(coarse.grid());
        for (int p = 0; p < expected.voxels().length; p++) {
            assertThat(coarse.voxels()[p]).isCloseTo(expected.voxels()[p], within(2e-4f));
        }
        assertThat(coarse.grid().ni()).isEqualTo(24);
        assertThat(coarse.grid().nj()).isEqualTo(22);
        assertThat(coarse.grid().nk()).isEqualTo(26);
    }

    @Test
    void anAxisCoarserThanAskedForStaysAsItIs() {
        Grid source = new Grid(20, 20, 5, Affine.scaling(2, 2, 5));
        Grid coarse = new BandLimitedDownsampling(6, 4).grid(source);
        assertThat(coarse)
                .isEqualTo(new Grid(10, 10, 5, Affine.scaling(4, 4, 5).then(Affine.translation(new Vector3(1, 1, 0)))));
    }

    @Test
    void missingVoxelsAreLeftOut() {
        Grid grid = Grid.centred(20, 20, 20, 2);
        float[] fives = new float[grid.voxels()];
        Arrays.fill(fives, 5);
        fives[grid.index(10, 10, 10)] = Float.NaN;
        Volume coarse = new BandLimitedDownsampling(6, 4).downsample(new Volume(grid, fives));
        for (float voxel : coarse.voxels()) assertThat(voxel).isCloseTo(5, within(1e-5f));
    }

    @Test
    void aGridTooFineForItsGaussianIsRefused() {
        assertThatThrownBy(() -> new BandLimitedDownsampling(3, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
