package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * Multilinear analysis MA2 (Ichise et al. 2002, J Cereb Blood Flow Metab 22:1271): C_T = g1 int int C_P + g2 int int C_T + g3
 * int C_T + g4 int C_P.
 *
 * <p>It is two tissue compartments exactly, integrated twice: g4 = K1, g3 = -(k2 + k3 + k4), g2 = -k2 k4, g1 = K1 (k3 + k4). VT =
 * -g1 / g2. It holds from the start, so all frames take part unless t* is given.
 */
public final class Ma2 implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "MA2",
                    Input.Kind.PLASMA,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords("Multilinear analysis 2", "multilinear analysis MA2", Papers.ICHISE_2002, "MA2"),
                    Ma2::new)
            .needing(KineticModels.Need.TARGET_HISTORY);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* if it is given, and the blood volume. */
    public Ma2(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve curve = plasma.curve(options.prediction());
        Convolution sums = Convolution.of(curve, 0);
        double[] twice = sums.slope().clone();
        for (int frame = 0; frame < twice.length; frame++) twice[frame] = -twice[frame];
        return LinearFit.ofPlasma(
                input,
                new Equation(sums.curve(), twice),
                TargetIntegral.of(input, curve),
                Inputs.fromTheStart(options.tStar()),
                Optional.empty(),
                TargetBlood.of(plasma, options, this));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Equation(double[] once, double[] twice) implements LinearEquation.OfCurve {
        @Override
        public Terms terms(double[] target, TargetIntegral running) {
            return new Terms(
                    target,
                    new double[][] {
                        twice, Matrices.times(running.twice(), target), Matrices.times(running.once(), target), once
                    },
                    Matrices.identity(target.length),
                    new double[][][] {null, running.twice(), running.once(), null});
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none("VT", Estimate.VOLUME),
                    Estimate.none("K1", Estimate.FLOW),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none("k3", Estimate.PER_MINUTE),
                    Estimate.none("k4", Estimate.PER_MINUTE));
        }

        @Override
        public double[] derived(double[] g) {
            double vt = -g[0] / g[1];
            double k2 = -g[2] - g[0] / g[3];
            double k4 = -g[1] / k2;
            double k3 = g[0] / g[3] - k4;
            return new double[] {vt > 0 && g[1] < 0 ? vt : Double.NaN, g[3], k2, k3, k4};
        }
    }
}
