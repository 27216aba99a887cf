package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

class GaussianSmoothingTest {
    private static final double FWHM_OF_SIGMA = 2.3548200450309493;
    private static final Grid ANISOTROPIC =
            new Grid(41, 37, 33, Affine.scaling(2, -2.2, 2.6).then(Affine.translation(new Vector3(-40, 40, -42))));

    @ParameterizedTest(name = "{0} mm")
    @CsvSource({"4", "6", "10"})
    void aBlobBecomesTheWiderBlob(double fwhm) {
        Vector3 centre = new Vector3(1, -2, 0.5);
        double before = 6;
        double after = Math.sqrt(before * before + fwhm * fwhm / (FWHM_OF_SIGMA * FWHM_OF_SIGMA));
        Volume smooth = GaussianSmoothing.ofFwhmMm(fwhm)
                .smooth(Analytic.blob(centre, before).on(ANISOTROPIC));
        Analytic truth =
                p -> Math.pow(before / after, 3) * Analytic.blob(centre, after).at(p);
        Volume expected = truth.on(ANISOTROPIC);
        for (int p = 0; p < expected.voxels().length; p++) {
            // The kernel's cut at 4 standard deviations, 1e-3 of its variance, and its sampling at 0.65 voxel.
            assertThat(smooth.voxels()[p]).isCloseTo(expected.voxels()[p], within(5e-4f));
        }
    }

    @Test
    void eachAxisHasItsOwnWidth() {
        Volume point = new Volume(Grid.centred(31, 31, 31, 1), new float[31 * 31 * 31]);
        point.voxels()[point.grid().index(15, 15, 15)] = 1;
        Volume smooth = new GaussianSmoothing(3, 5, 7).smooth(point);
        assertThat(variance(smooth, 0)).isCloseTo(9 / (FWHM_OF_SIGMA * FWHM_OF_SIGMA), within(0.01));
        assertThat(variance(smooth, 1)).isCloseTo(25 / (FWHM_OF_SIGMA * FWHM_OF_SIGMA), within(0.01));
        assertThat(variance(smooth, 2)).isCloseTo(49 / (FWHM_OF_SIGMA * FWHM_OF_SIGMA), within(0.02));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void massAndConstantsAreKept(long seed) {
        Cases cases = new Cases(seed);
        Grid grid = cases.grid(1, 14);
        GaussianSmoothing smoothing = GaussianSmoothing.ofFwhmMm(cases.between(0, 20));
        Volume noise = cases.noise(grid);
        assertThat(sum(smoothing.smooth(noise))).isCloseTo(sum(noise), within(2e-6 * grid.voxels()));
        float[] fives = new float[grid.voxels()];
        Arrays.fill(fives, 5);
        for (float voxel : smoothing.smooth(new Volume(grid, fives)).voxels()) {
            assertThat(voxel).isCloseTo(5, within(1e-5f));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void theFastKernelIsTheSlowSum(long seed) {
        Cases cases = new Cases(seed);
        Volume noise = cases.noise(new Grid(7, 5, 6, Affine.scaling(2, 1.5, 3)));
        double fwhm = cases.between(2, 9);
        Volume smooth = GaussianSmoothing.ofFwhmMm(fwhm).smooth(noise);
        for (int n = 0; n < 20; n++) {
            int i = cases.wholeBetween(0, 6);
            int j = cases.wholeBetween(0, 4);
            int k = cases.wholeBetween(0, 5);
            assertThat((double) smooth.at(i, j, k)).isCloseTo(slow(noise, fwhm, i, j, k), within(3e-6));
        }
    }

    @Test
    void missingVoxelsAreLeftOutAndNotSpread() {
        Grid grid = Grid.centred(20, 20, 20, 2);
        float[] fives = new float[grid.voxels()];
        Arrays.fill(fives, 5);
        fives[grid.index(10, 10, 10)] = Float.NaN;
        fives[grid.index(3, 4, 5)] = Float.NEGATIVE_INFINITY;
        Volume holed = new Volume(grid, fives);
        Volume smooth = GaussianSmoothing.ofFwhmMm(6).smooth(holed);
        for (float voxel : smooth.voxels()) assertThat(voxel).isCloseTo(5, within(1e-5f));
    }

    @Test
    void whereMostIsMissingNothingIsInvented() {
        Grid grid = Grid.centred(20, 20, 20, 2);
        float[] half = new float[grid.voxels()];
        for (int k = 0; k < 10; k++) Arrays.fill(half, k * 400, (k + 1) * 400, Float.NaN);
        Volume smooth = GaussianSmoothing.ofFwhmMm(6).smooth(new Volume(grid, half));
        assertThat(smooth.at(5, 5, 9)).isNaN();
        assertThat(smooth.at(5, 5, 10)).isZero();
    }

    private static double slow(Volume volume, double fwhm, int i, int j, int k) {
        Grid grid = volume.grid();
        double value = 0;
        double weights = 0;
        for (int dk = -9; dk <= 9; dk++) {
            for (int dj = -18; dj <= 18; dj++) {
                for (int di = -18; di <= 18; di++) {
                    double weight = weight(di * 2, fwhm, 2) * weight(dj * 1.5, fwhm, 1.5) * weight(dk * 3, fwhm, 3);
                    value += weight
                            * volume.at(fold(i + di, grid.ni()), fold(j + dj, grid.nj()), fold(k + dk, grid.nk()));
                    weights += weight;
                }
            }
        }
        return value / weights;
    }

    private static double weight(double mm, double fwhm, double spacing) {
        double sigma = fwhm / FWHM_OF_SIGMA;
        boolean reached = Math.abs(mm) <= Math.ceil(4 * sigma / spacing) * spacing + 1e-9;
        return reached ? Math.exp(-mm * mm / (2 * sigma * sigma)) : 0;
    }

    private static int fold(int x, int n) {
        int folded = x;
        while (folded < 0 || folded >= n) folded = folded < 0 ? -1 - folded : 2 * n - 1 - folded;
        return folded;
    }

    private static double sum(Volume volume) {
        double sum = 0;
        for (float voxel : volume.voxels()) sum += voxel;
        return sum;
    }

    private static double variance(Volume volume, int axis) {
        double sum = 0;
        Grid grid = volume.grid();
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int x = (axis == 0 ? i : axis == 1 ? j : k) - 15;
                    sum += x * x * (double) volume.at(i, j, k);
                }
            }
        }
        return sum;
    }
}
