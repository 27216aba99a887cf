package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * One k2' for all targets of a reference: the reference has one clearance, so SRTM2 with the k2' that minimises the targets'
 * summed weighted residual sums of squares (Wu and Carson 2002 with the median of the targets' k2' replaced by the joint
 * optimum). For a single target it is SRTM's own k2'.
 */
final class SharedK2Prime {
    private static final SearchRange RANGE = new SearchRange(0.004, 2, 40);

    /** R1, k2a and k2'. */
    private static final int PARAMETERS = 3;

    private static final double RELATIVE_STEP = 1e-2;

    private SharedK2Prime() {}

    /**
     * The k2' of the reference.
     *
     * @param targets over the reference's frames, at least one
     * @param weights [target] the weights of its frames
     * @return empty if no target can be fitted or the best k2' is below 0.004 or above 2 1/min
     */
    static Optional<SharedValue> of(Input input, List<Tac> targets, List<double[]> weights, Prediction prediction) {
        ReferenceInput reference = Inputs.reference(input, new Srtm2(prediction, Srtm2.K2_PRIME.given(1)));
        InputCurve curve = reference.curve(prediction);
        MixtureCurves curves = new MixtureCurves(new Srtm2.Curve(1), curve, curve.frames());
        SummedResiduals sums = new SummedResiduals(
                k2Prime -> {
                    Mixture mixture = new Srtm2.Curve(k2Prime);
                    return new SeparableFit(reference, mixture, curves.of(mixture), Srtm.BPND, Optional.empty());
                },
                targets,
                weights);
        double best = sums.best(RANGE.grid());
        if (Double.isNaN(best)) return Optional.empty();
        return Optional.of(
                new SharedValue(Srtm2.K2_PRIME, best, sums.standardError(best, RELATIVE_STEP * best, PARAMETERS)));
    }
}
