package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The first multilinear reference method, MRTM0 (Ichise et al. 1996, J Nucl Med 37:513).
 *
 * <p>int C_T / C_T = DVR int C_R / C_T + (DVR / k2') C_R / C_T + b from t* on; BPND = DVR - 1. The target's noise is in every
 * term, which biases DVR; {@link Mrtm1} is its remedy.
 */
public final class Mrtm0 implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "MRTM0",
            Input.Kind.REFERENCE,
            KineticModels.Start.AT_T_STAR,
            new ModelWords(
                    "Multilinear reference method of 1996",
                    "multilinear reference tissue model MRTM0",
                    Papers.ICHISE_2003,
                    "MRTM0"),
            Mrtm0::new);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and t*. */
    public Mrtm0(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LinearFit.ofReference(
                Inputs.reference(input, this),
                options.prediction(),
                curve -> new Equation(curve.frames(), Convolution.of(curve, 0).curve()),
                options.tStar(),
                Optional.empty(),
                Optional.empty());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Equation(double[] reference, double[] integral) implements LinearEquation {
        @Override
        public Terms terms(double[] target, TargetIntegral running) {
            double[] own = Matrices.times(running.once(), target);
            double[] ones = new double[target.length];
            java.util.Arrays.fill(ones, 1);
            return new Terms(
                    Matrices.ratio(own, target),
                    new double[][] {Matrices.ratio(integral, target), Matrices.ratio(reference, target), ones},
                    Matrices.ratioByTarget(running.once(), own, target),
                    new double[][][] {
                        Matrices.ratioByTarget(integral, target), Matrices.ratioByTarget(reference, target), null
                    });
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(Srtm.BPND, Estimate.RATIO),
                    Estimate.none("DVR", Estimate.RATIO),
                    Estimate.none("k2prime", Estimate.PER_MINUTE));
        }

        @Override
        public double[] derived(double[] g) {
            boolean isTissue = g[0] > 0;
            return new double[] {isTissue ? g[0] - 1 : Double.NaN, g[0], g[1] > 0 ? g[0] / g[1] : Double.NaN};
        }

        @Override
        public double[] predicted(double[] g, Terms terms, double[] target) {
            double[] out = new double[target.length];
            for (int frame = 0; frame < out.length; frame++) {
                double own = terms.response()[frame] * target[frame];
                out[frame] = (own - g[0] * integral[frame] - g[1] * reference[frame]) / g[2];
            }
            return out;
        }

        @Override
        public boolean fitsTheCurve() {
            return false;
        }
    }
}
