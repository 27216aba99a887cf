package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

class SamplersTest {
    private static final Analytic PLANE = p -> 2 + 0.3 * p.x() - 0.7 * p.y() + 0.11 * p.z();

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void voxelsAreMetAtTheirCentres(Interpolation interpolation) {
        Cases cases = new Cases(11);
        Volume noise = cases.noise(new Grid(6, 5, 7, cases.affine()));
        Sampler sampler = interpolation.of(noise);
        for (int k = 0; k < 7; k++) {
            for (int j = 0; j < 5; j++) {
                for (int i = 0; i < 6; i++) assertThat(sampler.at(i, j, k)).isCloseTo(noise.at(i, j, k), within(4e-6));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aSingleVoxelAxisIsNoTrap(Interpolation interpolation) {
        Volume slice = new Volume(new Grid(2, 2, 1, Affine.IDENTITY), new float[] {1, 2, 3, 4});
        assertThat(interpolation.of(slice).at(1, 1, 0)).isCloseTo(4, within(1e-6));
        Volume voxel = new Volume(new Grid(1, 1, 1, Affine.IDENTITY), new float[] {7});
        assertThat(interpolation.of(voxel).at(0, 0, 0)).isCloseTo(7, within(1e-6));
        assertThat(interpolation.of(voxel).at(0, 0, 0.6)).isNaN();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void trilinearIsExactForPlanes(long seed) {
        Cases cases = new Cases(seed);
        Grid grid = cases.grid(2, 12);
        Trilinear sampler = Trilinear.of(PLANE.on(grid));
        for (int n = 0; n < 50; n++) {
            double i = cases.between(0, grid.ni() - 1);
            double j = cases.between(0, grid.nj() - 1);
            double k = cases.between(0, grid.nk() - 1);
            // Values of up to 200 in float32: 1e-5.
            assertThat(sampler.at(i, j, k)).isCloseTo(PLANE.at(grid.world(i, j, k)), within(1e-4));
        }
    }

    @Test
    void nearestOwnsHalfAVoxelAround() {
        Volume noise = new Cases(4).noise(new Grid(4, 5, 6, Affine.IDENTITY));
        Nearest sampler = Nearest.of(noise);
        assertThat(sampler.at(-0.49, 4.49, 2.51)).isEqualTo(noise.at(0, 4, 3));
        assertThat(sampler.at(1.49, 1.51, 5.2)).isEqualTo(noise.at(1, 2, 5));
        assertThat(sampler.at(-0.51, 1, 1)).isNaN();
        assertThat(sampler.at(1, 4.51, 1)).isNaN();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void infinityIsNeverAValue(Interpolation interpolation) {
        Volume noise = new Cases(4).noise(new Grid(4, 5, 6, Affine.IDENTITY));
        noise.voxels()[noise.grid().index(2, 2, 2)] = Float.POSITIVE_INFINITY;
        assertThat(interpolation.of(noise).at(2.1, 2.1, 2.1)).isNaN();
    }
}
