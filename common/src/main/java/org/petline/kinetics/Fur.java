package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;

/**
 * Fractional uptake rate (Thie 1995; Ishizu et al. 1994): the target's mean over a late window over the integral of plasma
 * until then, mean against mean: FUR = mean C_T / mean int C_P. It approaches Ki where little is left that can leave.
 */
public final class Fur implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "FUR",
            Input.Kind.PLASMA,
            KineticModels.Start.WITH_WINDOW,
            new ModelWords("Fractional uptake rate over a window", "fractional uptake rate", Papers.THIE_1995, "FUR"),
            Fur::new);

    private static final Estimate SHAPE = Estimate.none("FUR", Estimate.FLOW);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, the window, and the blood volume if it is given. */
    public Fur(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        double[] integral =
                Convolution.of(plasma.curve(options.prediction()), 0).curve();
        TargetBlood blood = TargetBlood.of(plasma, options, this);
        return (target, weights) -> {
            double share = blood.share(target, weights);
            Tac tissue = blood.removedFrom(target, Double.isNaN(share) ? 0 : share);
            WindowRatio ratio = WindowRatio.of(tissue, input, integral, options.window(), weights);
            EnumSet<FitFlag> flags = ratio.flags();
            if (!ratio.isKnown()) return Fit.none(List.of(SHAPE), target.count(), ratio.framesUsed(), flags);
            if (ratio.standardError() > Math.abs(ratio.value()) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
            return Fit.of(
                    List.of(SHAPE.with(ratio.value(), ratio.standardError())),
                    blood.addedTo(ratio.predicted(), Double.isNaN(share) ? 0 : share),
                    ratio.quality(),
                    flags);
        };
    }
}
