package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The multilinear reference tissue model, MRTM or MRTM1 (Ichise et al. 2003, J Cereb Blood Flow Metab 23:1096).
 *
 * <p>C_T = g1 int C_R + g2 int C_T + g3 C_R, with g1 = k2, g2 = -k2a, g3 = R1: BPND = -(g1/g2 + 1), k2' = g1/g3. For a target
 * of one tissue compartment it holds from the start, so all frames take part unless t* is given.
 */
public final class Mrtm1 implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "MRTM1",
            Input.Kind.REFERENCE,
            KineticModels.Start.AT_T_STAR,
            new ModelWords(
                    "Multilinear reference tissue model",
                    "multilinear reference tissue model MRTM1",
                    Papers.ICHISE_2003,
                    "MRTM1"),
            Mrtm1::new);

    /** The parameters' names and units, those of {@link Mrtm2} too. */
    static final List<Estimate> PARAMETERS = List.of(
            Estimate.none(Srtm.BPND, Estimate.RATIO),
            Estimate.none(Srtm.R1, Estimate.RATIO),
            Estimate.none("k2", Estimate.PER_MINUTE),
            Estimate.none("k2prime", Estimate.PER_MINUTE),
            Estimate.none("k2a", Estimate.PER_MINUTE));

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, and t* if it is given. */
    public Mrtm1(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput reference = Inputs.reference(input, this);
        return LinearFit.ofReference(
                reference,
                options.prediction(),
                curve -> new Equation(curve.frames(), Convolution.of(curve, 0).curve()),
                Inputs.fromTheStart(options.tStar()),
                Optional.empty(),
                Optional.of(new Collapse(reference.curve(options.prediction()).frames(), Srtm.R1)));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Equation(double[] reference, double[] integral) implements LinearEquation.OfCurve {
        @Override
        public Terms terms(double[] target, TargetIntegral running) {
            return new Terms(
                    target,
                    new double[][] {integral, Matrices.times(running.once(), target), reference},
                    Matrices.identity(target.length),
                    new double[][][] {null, running.once(), null});
        }

        @Override
        public List<Estimate> shape() {
            return PARAMETERS;
        }

        @Override
        public double[] derived(double[] g) {
            boolean isTissue = g[0] > 0 && g[1] < 0;
            return new double[] {
                isTissue ? -(g[0] / g[1] + 1) : Double.NaN, g[2], g[0], g[2] > 0 ? g[0] / g[2] : Double.NaN, -g[1]
            };
        }
    }
}
