package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

class CubicSplineTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void goesThroughEveryVoxel(long seed) {
        Cases cases = new Cases(seed);
        Volume noise = cases.noise(cases.grid(1, 25));
        CubicSpline spline = CubicSpline.of(noise);
        Grid grid = noise.grid();
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    // float32 coefficients of up to 27 times the noise: some of 1e-7 each.
                    assertThat(spline.at(i, j, k)).isCloseTo(noise.at(i, j, k), within(4e-6));
                }
            }
        }
    }

    @Test
    void reproducesACubicPolynomialAwayFromTheBorder() {
        Analytic cubic = p -> 3
                + 0.2 * p.x()
                - 0.1 * p.y() * p.z()
                + 0.01 * p.x() * p.x() * p.y()
                - 0.004 * p.z() * p.z() * p.z()
                + 0.003 * p.x() * p.x() * p.x();
        Grid grid =
                new Grid(33, 35, 37, Affine.scaling(1, -0.5, 0.8).then(Affine.translation(new Vector3(-16, 8, -14))));
        CubicSpline spline = CubicSpline.of(cubic.on(grid));
        Cases cases = new Cases(5);
        for (int n = 0; n < 1000; n++) {
            double i = cases.between(15, 17);
            double j = cases.between(15, 19);
            double k = cases.between(15, 21);
            // The border's mirrored kink, some 20 high, fades by 0.268 a voxel: 15 voxels leave 5e-8 of it.
            assertThat(spline.at(i, j, k)).isCloseTo(cubic.at(grid.world(i, j, k)), within(3e-5));
        }
    }

    @ParameterizedTest(name = "standard deviation {0} voxels: error below {1}")
    @CsvSource({"1.0, 5e-2", "1.5, 7e-3", "2.0, 1.8e-3", "3.0, 3.1e-4"})
    void followsABlob(double sigma, double tolerance) {
        Grid grid = Grid.centred(31, 33, 35, 1);
        Analytic blob = Analytic.blob(new Vector3(0.3, -0.2, 0.45), sigma);
        CubicSpline spline = CubicSpline.of(blob.on(grid));
        double worst = 0;
        Cases cases = new Cases(6);
        for (int n = 0; n < 5000; n++) {
            double i = 15 + cases.between(-4, 4);
            double j = 16 + cases.between(-4, 4);
            double k = 17 + cases.between(-4, 4);
            worst = Math.max(worst, Math.abs(spline.at(i, j, k) - blob.at(grid.world(i, j, k))));
        }
        // h^4 f''''/384 for each of three axes, f'''' = 3/sigma^4: 0.023/sigma^4, more where sigma is small.
        assertThat(worst).isLessThan(tolerance).isGreaterThan(tolerance / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void gradientIsTheDifferenceOfValues(long seed) {
        Cases cases = new Cases(seed);
        Volume noise = cases.noise(new Grid(9, 11, 8, cases.affine()));
        CubicSpline spline = CubicSpline.of(noise);
        double h = 1e-4;
        double[] out = new double[4];
        for (int n = 0; n < 50; n++) {
            double i = cases.between(h, 8 - h);
            double j = cases.between(h, 10 - h);
            double k = cases.between(h, 7 - h);
            spline.valueAndGradient(i, j, k, out);
            assertThat(out[0]).isCloseTo(spline.at(i, j, k), within(1e-12));
            // Central differences of a cubic of noise: h^2 times a third derivative of some tens.
            assertThat(out[1]).isCloseTo((spline.at(i + h, j, k) - spline.at(i - h, j, k)) / (2 * h), within(1e-6));
            assertThat(out[2]).isCloseTo((spline.at(i, j + h, k) - spline.at(i, j - h, k)) / (2 * h), within(1e-6));
            assertThat(out[3]).isCloseTo((spline.at(i, j, k + h) - spline.at(i, j, k - h)) / (2 * h), within(1e-6));
        }
    }

    @Test
    void nearABoxItIsTheWholeVolumesSpline() {
        Cases cases = new Cases(3);
        Volume noise = cases.noise(new Grid(60, 50, 55, Affine.IDENTITY));
        VoxelBox box = new VoxelBox(20, 2, 25, 30, 12, 28);
        CubicSpline whole = CubicSpline.of(noise);
        CubicSpline part = CubicSpline.near(box, noise);
        for (int n = 0; n < 1000; n++) {
            double i = cases.between(20, 30);
            double j = cases.between(2, 12);
            double k = cases.between(25, 28);
            assertThat(part.at(i, j, k)).isCloseTo(whole.at(i, j, k), within(1e-5));
        }
        assertThat(part.at(9, 5, 26)).isNaN();
    }

    @Test
    void isNaNOutsideTheVoxelCentresAndForgivesRounding() {
        CubicSpline spline = CubicSpline.of(new Cases(1).noise(new Grid(5, 6, 7, Affine.IDENTITY)));
        assertThat(spline.at(-0.001, 2, 2)).isNaN();
        assertThat(spline.at(2, 5.001, 2)).isNaN();
        assertThat(spline.at(2, 2, 6.001)).isNaN();
        assertThat(spline.at(Double.NaN, 2, 2)).isNaN();
        assertThat(spline.at(-1e-9, 5 + 1e-9, 6 + 1e-9)).isCloseTo(spline.at(0, 5, 6), within(1e-12));
    }

    @Test
    void aMissingVoxelSpoilsItsNeighbourhoodOnly() {
        Volume noise = new Cases(2).noise(new Grid(30, 30, 30, Affine.IDENTITY));
        float[] holed = noise.voxels().clone();
        holed[noise.grid().index(15, 15, 15)] = Float.NaN;
        CubicSpline spline = CubicSpline.of(new Volume(noise.grid(), holed));
        assertThat(spline.at(15, 15, 15)).isNaN();
        assertThat(spline.at(16.9, 15, 15)).isNaN();
        assertThat(spline.at(17.1, 15, 15)).isFinite();
        // Eight voxels off, what stands in for the hole counts by 0.268^8.
        assertThat(spline.at(23.5, 15, 15)).isCloseTo(CubicSpline.of(noise).at(23.5, 15, 15), within(1e-4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void overACloudItIsTheMeanOverItsPlacesForAQuadraticImage(long seed) {
        Cases cases = new Cases(seed);
        Analytic quadratic = p -> 3
                + p.x()
                - 2 * p.y()
                + 0.2 * p.x() * p.x()
                - 0.1 * p.y() * p.y()
                + 0.3 * p.z() * p.z()
                + 0.15 * p.x() * p.y()
                - 0.25 * p.x() * p.z()
                + 0.35 * p.y() * p.z();
        Grid grid = Grid.centred(31, 33, 35, 1);
        CubicSpline spline = CubicSpline.of(quadratic.on(grid));
        int places = 7;
        double[][] cloud = new double[places][3];
        double[] moments = new double[9];
        double mean = 0;
        for (double[] place : cloud) {
            for (int axis = 0; axis < 3; axis++) {
                place[axis] = 15.5 + axis + cases.between(-0.7, 0.7);
                moments[axis] += place[axis] / places;
            }
            mean += quadratic.at(grid.world(place[0], place[1], place[2])) / places;
        }
        int[][] pairs = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
        for (double[] place : cloud) {
            for (int pair = 0; pair < 6; pair++) {
                int a = pairs[pair][0];
                int b = pairs[pair][1];
                moments[3 + pair] += (place[a] - moments[a]) * (place[b] - moments[b]) / places;
            }
        }
        double[] out = new double[2];
        spline.overCloud(moments, out);
        // float32 of values up to 200.
        assertThat(out[0]).isCloseTo(mean, within(5e-5));

        spline.overCloud(new double[] {moments[0], moments[1], moments[2], 0, 0, 0, 0, 0, 0}, out);
        assertThat(out[0]).isCloseTo(spline.at(moments[0], moments[1], moments[2]), within(1e-11));
        assertThat(out[1]).isZero();
    }

    @Test
    void missingSlicesAndRowsDoNotRing() {
        Grid grid = new Grid(20, 22, 24, Affine.IDENTITY);
        float[] fives = new float[grid.voxels()];
        for (int p = 0; p < fives.length; p++) {
            boolean missing = p / (20 * 22) < 6 || p / 20 % 22 > 15 || p % 20 < 3;
            fives[p] = missing ? Float.NaN : 5;
        }
        CubicSpline spline = CubicSpline.of(new Volume(grid, fives));
        assertThat(spline.at(10, 10, 6.99)).isNaN();
        assertThat(spline.at(10, 10, 7.5)).isCloseTo(5, within(1e-5));
        assertThat(spline.at(10, 13.5, 10)).isCloseTo(5, within(1e-5));
        assertThat(spline.at(4.5, 10, 10)).isCloseTo(5, within(1e-5));
    }
}
