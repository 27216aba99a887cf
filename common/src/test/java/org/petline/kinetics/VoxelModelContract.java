package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    private VoxelModel voxels() {
        return VoxelModels.bind(name(), options(), input(), weights);
    }

    private BoundModel region() {
        return KineticModels.find(name()).orElseThrow().make().apply(options()).bind(input());
    }

    /** Targets with noise of three sizes, none included; [frame][voxel]. */
    private float[][] targets(int seed) {
        Random random = new Random(seed);
        float[][] tacs = new float[scan.times.count()][VOXELS];
        for (int v = 0; v < VOXELS; v++) {
            Tac noisy = scan.noisy(target(random), weights, new double[] {0.1, 0.5, 1.5}[v % 3], random);
            for (int frame = 0; frame < tacs.length; frame++) tacs[frame][v] = (float) noisy.at(frame);
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
                Estimate voxel = maps.estimate(name, v);
                Estimate same = fit.estimate(name);
                assertThat(voxel.unit()).isEqualTo(same.unit());
                assertThat(voxel.value())
                        .as("%s of voxel %d", name, v)
                        .isCloseTo(same.value(), within(CLOSE * (Math.abs(same.value()) + 0.1)));
                assertThat(voxel.standardError())
                        .as("error of %s of voxel %d", name, v)
                        .isCloseTo(same.standardError(), within(ERRORS_CLOSE * same.standardError()));
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
    void anEmptyVoxelIsNotPositive() {
        float[][] tacs = new float[scan.times.count()][2];

        VoxelMaps maps = voxels().fit(tacs);

        assertThat(maps.has(VoxelFlag.NOT_POSITIVE, 0)).isTrue();
        for (String name : List.of("BPND", "VT", "Ki")) {
            if (maps.names().contains(name))
                assertThat(maps.estimate(name, 1).value()).isNaN();
        }
    }

    @Test
    void aFrameOfWeightZeroIsNotLookedAt() {
        float[][] tacs = targets(4);
        double[] without = weights.clone();
        without[12] = 0;
        VoxelModel model = VoxelModels.bind(name(), options(), input(), without);
        VoxelMaps whole = model.fit(tacs);
        java.util.Arrays.fill(tacs[12], Float.NaN);

        VoxelMaps maps = model.fit(tacs);

        for (String name : maps.names()) assertThat(maps.values(name)).containsExactly(whole.values(name));
    }

    @Test
    void unitsOfWeightsChangeNothing() {
        float[][] tacs = targets(5);
        double[] scaled = weights.clone();
        for (int frame = 0; frame < scaled.length; frame++) scaled[frame] *= 4;

        VoxelMaps maps = VoxelModels.bind(name(), options(), input(), scaled).fit(tacs);

        for (String name : maps.names()) {
            assertThat(maps.values(name)).containsExactly(voxels().fit(tacs).values(name));
        }
    }
}
