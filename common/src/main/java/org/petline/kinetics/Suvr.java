package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import org.petline.linear.Vectors;

/**
 * The ratio of target to reference over a late window, and BPND = SUVR - 1.
 *
 * <p>An area ratio: both means are weighted by duration, whatever the weights of the fit (a weight of 0 leaves a frame
 * out). BPND so found exceeds that of kinetic models while activity still clears (Carson 1993).
 */
public final class Suvr implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "SUVR",
            Input.Kind.REFERENCE,
            KineticModels.Start.WITH_WINDOW,
            new ModelWords(
                    "Ratio of target to reference over a window",
                    "standardised uptake value ratio less one as BPND",
                    Papers.CARSON_1993,
                    "SUVR"),
            Suvr::new);

    private static final Estimate SUVR = Estimate.none("SUVR", Estimate.RATIO);
    private static final Estimate BPND = Estimate.none(Srtm.BPND, Estimate.RATIO);

    private final Window window;

    /** The model; of the options it takes the window. */
    public Suvr(ModelOptions options) {
        this.window = options.window();
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    /** SUVR and BPND move alike. */
    private static ErrorSources sources(double own, double[] common) {
        return ErrorSources.of(List.of(new double[] {own}, new double[] {own}), List.of(common, common));
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput known = Inputs.reference(input, this);
        double[] reference = known.tac().values();
        return (target, weights) -> {
            WindowRatio ratio = WindowRatio.of(target, input, reference, window, weights);
            EnumSet<FitFlag> flags = ratio.flags();
            if (!ratio.isKnown()) return Fit.none(List.of(SUVR, BPND), target.count(), ratio.framesUsed(), flags);
            double[] common = ratio.movedBy(known.errors());
            double error = StrictMath.hypot(ratio.standardError(), Vectors.length(common));
            double bpnd = ratio.value() - 1;
            if (Scale.isVague(BPND.with(bpnd, error))) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
            return Fit.of(
                            List.of(SUVR.with(ratio.value(), error), BPND.with(bpnd, error)),
                            ratio.predicted(),
                            ratio.quality(),
                            flags)
                    .with(sources(ratio.standardError(), common));
        };
    }
}
