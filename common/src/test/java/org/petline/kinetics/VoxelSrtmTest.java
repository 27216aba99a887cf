package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoxelSrtmTest extends VoxelModelContract {
    @Override
    Input input() {
        return ReferenceInput.of(scan.reference());
    }

    @Override
    String name() {
        return "SRTM";
    }

    @Override
    ModelOptions options() {
        return ModelOptions.defaults();
    }

    @Override
    Tac target(Random random) {
        double r1 = 0.5 + random.nextDouble();
        return scan.tissue(r1, 0.02 + 0.25 * random.nextDouble(), r1 + 3 * random.nextDouble());
    }

    /** A rising line and its mirror, the reference itself, and a voxel below zero. */
    @Test
    void whatIsNoTissueIsFlaggedAsTheRegionalFitFlagsIt() {
        int frames = scan.times.count();
        float[][] tacs = new float[frames][4];
        for (int frame = 0; frame < frames; frame++) {
            double reference = scan.reference().at(frame);
            tacs[frame][0] = (float) scan.times.midMinutes(frame);
            tacs[frame][1] = (float) (1.2 * reference);
            tacs[frame][2] = (float) -reference;
            tacs[frame][3] = (float) (reference - 3 * scan.times.midMinutes(frame) / 10);
        }

        VoxelMaps maps = VoxelModels.bind("srtm", options(), input(), weights).fit(tacs);

        BoundModel region = new Srtm(options()).bind(input());
        for (int v : new int[] {0, 2, 3}) {
            double[] values = new double[frames];
            for (int frame = 0; frame < frames; frame++) values[frame] = tacs[frame][v];
            Fit fit = region.fit(Tac.of(scan.times, values), weights);
            assertThat(fit.flags()).as("%d", v).containsAnyOf(FitFlag.AT_BOUND, FitFlag.DEGENERATE);
            assertThat(fit.bpnd().value()).as("%d", v).isNaN();
            assertThat(maps.has(VoxelFlag.NOT_POSITIVE, v)).as("%d", v).isTrue();
            assertThat(maps.estimate("BPND", v).value()).as("%d", v).isNaN();
        }
        assertThat(maps.has(VoxelFlag.DEGENERATE, 1)).isTrue();
        assertThat(maps.estimate("R1", 1).value()).isCloseTo(1.2, within(1e-6));
    }

    /** What an SRTM tissue is made of is known, so is k2': noiseless, the given k2' leaves the answer alone. */
    @Test
    void srtm2FindsTheTruthWhenGivenTheTrueK2Prime() {
        double k2Prime = 0.08;
        float[][] tacs = new float[scan.times.count()][3];
        double[][] truth = {{1, 1.6}, {0.6, 0.25}, {1.3, 4}};
        for (int v = 0; v < 3; v++) {
            Tac tac = scan.tissue(truth[v][0], truth[v][0] * k2Prime, truth[v][1]);
            for (int frame = 0; frame < tacs.length; frame++) tacs[frame][v] = (float) tac.at(frame);
        }

        VoxelMaps maps = VoxelModels.bind("SRTM2", options().with(K2Prime.given(k2Prime)), input(), weights)
                .fit(tacs);

        for (int v = 0; v < 3; v++) {
            assertThat(maps.estimate("R1", v).value()).isCloseTo(truth[v][0], within(1e-4));
            assertThat(maps.estimate("BPND", v).value()).isCloseTo(truth[v][1], within(5e-4 * (1 + truth[v][1])));
            assertThat(maps.flags()[v]).isZero();
        }
    }
}
