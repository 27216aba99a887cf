package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * One VND for all targets of a plasma input, without a reference region (SIME, Ogden et al. 2015): the VND that minimises
 * the targets' summed weighted residual sums of squares of {@link Sime}.
 */
final class SharedVnd {
    private static final SearchRange RANGE = new SearchRange(0.02, 60, 33);

    /** Two rates, the excess and VND; vB besides. */
    private static final int PARAMETERS = 5;

    private static final double RELATIVE_STEP = 1e-2;

    private SharedVnd() {}

    /**
     * The VND of the targets.
     *
     * @param targets over the input's frames, at least one
     * @param weights [target] the weights of its frames
     * @param options prediction and blood volume are taken
     * @return empty if no target can be fitted or the sums fall on to an end of 0.02 to 60 mL/cm3
     */
    static Optional<SharedValue> of(Input input, List<Tac> targets, List<double[]> weights, ModelOptions options) {
        Sime any = new Sime(options.with(Sime.VND.given(1)));
        PlasmaInput plasma = Inputs.plasma(input, any);
        BloodPart blood = BloodPart.of(options.bloodVolume(), plasma.blood(options.prediction()), any);
        MixtureCurves curves = Sime.curves(plasma, options.prediction(), blood, 1);
        SummedResiduals sums = new SummedResiduals(vnd -> Sime.bind(input, blood, vnd, curves), targets, weights);
        double best = sums.best(RANGE.grid());
        if (Double.isNaN(best)) return Optional.empty();
        return Optional.of(new SharedValue(Sime.VND, best, sums.standardError(best, RELATIVE_STEP * best, PARAMETERS)));
    }
}
