package org.petline.kinetics.voxels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.kinetics.AnalyticScan;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Fit;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;

/** What holds for every model of voxels: it is the regional model, many times over. */
abstract class VoxelModelContract {
    /** More than two blocks, and no whole number of them. */
    private static final int VOXELS = 300;

    /** The bar for voxels is 0.1 % of the regional estimate and 1 % of its error; these are what is reached and more. */
    private static final double CLOSE = 1e-5;

    private static final double ERRORS_CLOSE = 1e-3;

    final AnalyticScan scan = new AnalyticScan();
    final double[] weights = Weights.DECAY.of(scan.reference(), Math.log(2) / 20.364);

    abstract Input input();

    abstract String name();

    abstract ModelOptions options();

    /** One noiseless target. */
    abstract Tac target(Random random);

    /** Whether frames that take no part in the fit still count in running integrals. */
    abstract boolean integrates();

    private VoxelModel voxels() {
        return VoxelModels.bind(name(), options(), input(), weights);
    }

    private BoundModel region() {
        return KineticModels.find(name()).orElseThrow().make().apply(options()).bind(input());
    }

    /** Targets with noise of three sizes; every tenth has a negative frame, which ratios must do without: [frame][voxel]. */
    private float[][] targets(int seed) {
        Random random = new Random(seed);
        float[][] tacs = new float[scan.times.count()][VOXELS];
        for (int v = 0; v < VOXELS; v++) {
            Tac noisy = scan.noisy(target(random), weights, new double[] {0.1, 0.5, 1.5}[v % 3], random);
            for (int frame = 0; frame < tacs.length; frame++) tacs[frame][v] = (float) noisy.at(frame);
            if (v % 10 == 9) tacs[29][v] = -0.1f;
        }
        return tacs;
    }

    private Tac tac(float[][] tacs, int voxel) {
        double[] values = new double[tacs.length];
        for (int frame = 0; frame < values.length; frame++) values[frame] = tacs[frame][voxel];
        return Tac.of(scan.times, values);
    }

    @Test
    void aVoxelIsFittedAsARegionIs() {
        float[][] tacs = targets(1);
        VoxelMaps maps = voxels().fit(tacs);
        BoundModel region = region();
        int compared = 0;
        for (int v = 0; v < VOXELS; v++) {
            Fit fit = region.fit(tac(tacs, v), weights);
            boolean isOdd =
                    fit.flags().contains(FitFlag.AT_BOUND) || fit.flags().contains(FitFlag.DEGENERATE);
            assertThat(maps.flags()[v] != 0)
                    .as("flags of voxel " + v + ", " + fit)
                    .isEqualTo(isOdd);
            if (isOdd) continue;
            for (String name : maps.names()) {
                assertIsClose(maps.estimate(name, v), fit.estimate(name), name + " of voxel " + v);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(VOXELS * 8 / 10);
    }

    @Test
    void aVoxelHasTheSameBitsInAnyBatch() {
        float[][] tacs = targets(2);
        VoxelMaps together = voxels().fit(tacs);
        VoxelMaps apart = voxels().maps(VOXELS);
        int[] cuts = {0, 1, 2, 9, 140, 299, VOXELS};
        for (int cut = 1; cut < cuts.length; cut++) voxels().fit(tacs, cuts[cut - 1], cuts[cut], apart);

        for (String name : together.names()) {
            assertThat(apart.values(name)).containsExactly(together.values(name));
            assertThat(apart.standardErrors(name)).containsExactly(together.standardErrors(name));
        }
        assertThat(apart.flags()).containsExactly(together.flags());
    }

    @Test
    void aVoxelThatIsMissingAFrameIsMissingAndItsNeighboursAreNot() {
        float[][] tacs = targets(3);
        VoxelMaps whole = voxels().fit(tacs);
        tacs[30][7] = Float.NaN;
        tacs[33][8] = Float.POSITIVE_INFINITY;

        VoxelMaps maps = voxels().fit(tacs);

        for (int v = 6; v <= 9; v++) {
            boolean missing = v == 7 || v == 8;
            assertThat(maps.has(VoxelFlag.MISSING, v)).isEqualTo(missing);
            for (String name : maps.names()) {
                Estimate before = whole.estimate(name, v);
                Estimate expected = missing ? Estimate.none(name, before.unit()) : before;
                assertThat(maps.estimate(name, v)).isEqualTo(expected);
            }
        }
    }

    @Test
    void anEmptyVoxelHasNoBindingAndNoVolume() {
        float[][] tacs = new float[scan.times.count()][2];

        VoxelMaps maps = voxels().fit(tacs);

        for (String name : List.of("BPND", "VT")) {
            if (!maps.names().contains(name)) continue;
            assertThat(maps.estimate(name, 1).value()).isNaN();
            assertThat(maps.flags()[1]).isNotZero();
        }
    }

    @Test
    void aFrameOfWeightZeroIsNotFitted() {
        float[][] tacs = targets(4);
        double[] without = weights.clone();
        without[25] = 0;
        VoxelMaps maps = VoxelModels.bind(name(), options(), input(), without).fit(tacs);
        BoundModel region = region();

        for (int v = 0; v < VOXELS; v += 7) {
            Fit fit = region.fit(tac(tacs, v), without);
            String main = maps.names().contains("BPND") ? "BPND" : maps.names().get(0);
            if (maps.flags()[v] != 0) continue;
            assertIsClose(maps.estimate(main, v), fit.estimate(main), "voxel " + v);
        }
        Arrays.fill(tacs[25], Float.NaN);
        VoxelMaps blind = VoxelModels.bind(name(), options(), input(), without).fit(tacs);
        assertThat(blind.has(VoxelFlag.MISSING, 0)).isEqualTo(integrates());
    }

    @Test
    void theScaleOfWeightsChangesNothing() {
        float[][] tacs = targets(5);
        double[] scaled = weights.clone();
        for (int frame = 0; frame < scaled.length; frame++) scaled[frame] *= 4;

        VoxelMaps maps = VoxelModels.bind(name(), options(), input(), scaled).fit(tacs);

        VoxelMaps same = voxels().fit(tacs);
        for (String name : maps.names()) {
            assertThat(maps.values(name)).containsExactly(same.values(name));
            assertThat(maps.standardErrors(name)).containsExactly(same.standardErrors(name));
        }
    }

    private static void assertIsClose(Estimate voxel, Estimate same, String what) {
        double value = same.value();
        double error = same.standardError();
        assertThat(voxel.unit()).isEqualTo(same.unit());
        assertThat(voxel.value()).as(what).isCloseTo(value, within(CLOSE * (Math.abs(value) + 0.1)));
        assertThat(voxel.standardError()).as("error, " + what).isCloseTo(error, within(ERRORS_CLOSE * error));
    }
}
