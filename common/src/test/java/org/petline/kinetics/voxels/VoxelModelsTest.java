package org.petline.kinetics.voxels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.petline.kinetics.AnalyticScan;
import org.petline.kinetics.BloodVolume;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Convolution;
import org.petline.kinetics.Fit;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.SharedValue;
import org.petline.kinetics.Srtm;
import org.petline.kinetics.Srtm2;
import org.petline.kinetics.TStar;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;

class VoxelModelsTest {
    private static final ModelOptions OPTIONS =
            ModelOptions.defaults().with(new TStar.Fixed(20)).with(new SharedValue(Srtm2.K2_PRIME, 0.09, 0.004));

    /** Models of a reference region. */
    abstract static class WithReference extends VoxelModelContract {
        @Override
        Input input() {
            return ReferenceInput.of(scan.reference().withErrors(new double[scan.times.count()]));
        }

        @Override
        ModelOptions options() {
            return OPTIONS;
        }

        /** Away from R1 = 1 + BPND. */
        @Override
        Tac target(Random random) {
            double r1 = 0.5 + random.nextDouble();
            return scan.tissue(r1, 0.02 + 0.25 * random.nextDouble(), r1 + 3 * random.nextDouble());
        }

        @Override
        boolean integrates() {
            return true;
        }
    }

    /** Models of plasma, on one-tissue curves. */
    abstract static class WithPlasma extends VoxelModelContract {
        private final PlasmaInput plasma = plasma();

        private PlasmaInput plasma() {
            double[] minutes = new double[350];
            double[] activity = new double[minutes.length];
            double[] blood = new double[minutes.length];
            for (int i = 0; i < minutes.length; i++) {
                double x = 0.3 * i;
                minutes[i] = x;
                double mixed = 1 - Math.exp(-3 * x);
                activity[i] = 30 * x * Math.exp(-2 * x) + mixed * (5 * Math.exp(-0.05 * x) + 2 * Math.exp(-0.008 * x));
                blood[i] = 0.8 * activity[i] + 0.3 * mixed;
            }
            return PlasmaInput.of(scan.times, minutes, activity, blood);
        }

        @Override
        Input input() {
            return plasma;
        }

        @Override
        ModelOptions options() {
            return OPTIONS.with(new BloodVolume.Fixed(0.05));
        }

        @Override
        Tac target(Random random) {
            double k1 = 0.1 + 0.4 * random.nextDouble();
            double[] tissue = Convolution.of(plasma.curve(Prediction.FRAME_AVERAGE), 0.02 + 0.2 * random.nextDouble())
                    .curve();
            double[] values = new double[tissue.length];
            for (int frame = 0; frame < values.length; frame++) values[frame] = k1 * tissue[frame];
            return Tac.of(scan.times, values);
        }

        @Override
        boolean integrates() {
            return true;
        }
    }

    @Nested
    class SrtmVoxels extends WithReference {
        @Override
        String name() {
            return "SRTM";
        }

        @Override
        boolean integrates() {
            return false;
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

            VoxelMaps maps =
                    VoxelModels.bind("srtm", options(), input(), weights).fit(tacs);

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

            VoxelMaps maps = VoxelModels.bind("SRTM2", options().with(Srtm2.K2_PRIME.given(k2Prime)), input(), weights)
                    .fit(tacs);

            for (int v = 0; v < 3; v++) {
                assertThat(maps.estimate("R1", v).value()).isCloseTo(truth[v][0], within(1e-4));
                assertThat(maps.estimate("BPND", v).value()).isCloseTo(truth[v][1], within(5e-4 * (1 + truth[v][1])));
                assertThat(maps.flags()[v]).isZero();
            }
        }
    }

    @Nested
    class Srtm2Voxels extends WithReference {
        @Override
        String name() {
            return "SRTM2";
        }

        @Override
        boolean integrates() {
            return false;
        }
    }

    @Nested
    class Mrtm2Voxels extends WithReference {
        @Override
        String name() {
            return "MRTM2";
        }
    }

    @Nested
    class ReferenceLoganVoxels extends WithReference {
        @Override
        String name() {
            return "refLogan";
        }
    }

    @Nested
    class ReferencePatlakVoxels extends WithReference {
        @Override
        String name() {
            return "refPatlak";
        }

        @Override
        boolean integrates() {
            return false;
        }
    }

    @Nested
    class LoganVoxels extends WithPlasma {
        @Override
        String name() {
            return "Logan";
        }
    }

    @Nested
    class Ma1Voxels extends WithPlasma {
        @Override
        String name() {
            return "MA1";
        }
    }

    @Nested
    class PatlakVoxels extends WithPlasma {
        @Override
        String name() {
            return "Patlak";
        }

        @Override
        boolean integrates() {
            return false;
        }
    }

    @Test
    void everyModelOfVoxelsIsOneOfRegions() {
        assertThat(KineticModels.names()).containsAll(VoxelModels.names());
    }

    @Test
    void whatAModelNeedsIsAskedFor() {
        AnalyticScan scan = new AnalyticScan();
        ReferenceInput reference = ReferenceInput.of(scan.reference());
        double[] weights = Weights.UNIFORM.of(scan.reference(), 0);
        ModelOptions chosen = OPTIONS.with(new TStar.Chosen(0.1));

        assertThatThrownBy(() -> VoxelModels.bind("MA1", OPTIONS, reference, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plasma");
        assertThatThrownBy(() -> VoxelModels.bind("refLogan", chosen, reference, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t*");
        PlasmaInput plasma =
                PlasmaInput.of(scan.times, new double[] {0, 100}, new double[] {0, 1}, new double[] {0, 1});
        assertThatThrownBy(() -> VoxelModels.bind("MA1", OPTIONS, plasma, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blood volume");
        assertThatThrownBy(() -> VoxelModels.bind("SRTM3", OPTIONS, reference, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SRTM3");
        assertThatThrownBy(() -> VoxelModels.bind("SRTM", OPTIONS, reference, new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReferenceWithoutActivityLeavesEveryVoxelMissing() {
        AnalyticScan scan = new AnalyticScan();
        ReferenceInput empty = ReferenceInput.of(Tac.of(scan.times, new double[scan.times.count()]));
        double[] weights = Weights.UNIFORM.of(scan.reference(), 0);
        for (String name : new String[] {"SRTM", "SRTM2", "MRTM2", "refLogan", "refPatlak"}) {
            VoxelMaps maps = VoxelModels.bind(name, OPTIONS, empty, weights).fit(new float[scan.times.count()][5]);
            assertThat(maps.has(VoxelFlag.MISSING, 4)).as(name).isTrue();
        }
    }
}
