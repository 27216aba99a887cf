package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The multilinear reference tissue model with a given k2', MRTM2 (Ichise et al. 2003, J Cereb Blood Flow Metab 23:1096).
 *
 * <p>C_T = g1 (int C_R + C_R / k2') + g2 int C_T, with g1 = k2, g2 = -k2a: BPND = -(g1/g2 + 1), R1 = g1 / k2'. For a target of
 * one tissue compartment it holds from the start, so all frames take part unless t* is given.
 */
public final class Mrtm2 implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "MRTM2",
                    Input.Kind.REFERENCE,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords(
                            "MRTM1 with a given k2'",
                            "multilinear reference tissue model MRTM2",
                            Papers.ICHISE_2003,
                            "MRTM2"),
                    Mrtm2::new)
            .taking(Srtm2.K2_PRIME);

    private final ModelOptions options;
    private final SharedValue k2Prime;

    /**
     * The model; of the options it takes the prediction, k2', and t* if it is given.
     *
     * @throws IllegalArgumentException without k2'
     */
    public Mrtm2(ModelOptions options) {
        this.options = options;
        this.k2Prime = options.required(Srtm2.K2_PRIME, ENTRY.name());
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput reference = Inputs.reference(input, this);
        return GivenParameter.of(
                k2Prime,
                value -> LinearFit.ofReference(
                        reference,
                        options.prediction(),
                        curve -> new Equation(Inputs.delivered(curve, value), value),
                        Inputs.fromTheStart(options.tStar()),
                        Optional.empty(),
                        Optional.empty()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Equation(double[] delivered, double k2Prime) implements LinearEquation.OfCurve {
        @Override
        public Terms terms(double[] target, TargetIntegral running) {
            return new Terms(
                    target,
                    new double[][] {delivered, Matrices.times(running.once(), target)},
                    Matrices.identity(target.length),
                    new double[][][] {null, running.once()});
        }

        @Override
        public List<Estimate> shape() {
            return Mrtm1.PARAMETERS;
        }

        @Override
        public double[] derived(double[] g) {
            boolean isTissue = g[0] > 0 && g[1] < 0;
            return new double[] {isTissue ? -(g[0] / g[1] + 1) : Double.NaN, g[0] / k2Prime, g[0], k2Prime, -g[1]};
        }
    }
}
