package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Standardised uptake value over a window, g/mL: the mean activity, weighted by duration, over injected activity a body
 * weight.
 */
public final class Suv implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "SUV",
                    Input.Kind.NONE,
                    KineticModels.Start.WITH_WINDOW,
                    new ModelWords(
                            "Standardised uptake value over a window",
                            "standardised uptake value",
                            Papers.THIE_2004,
                            "SUV"),
                    Suv::new)
            .needing(KineticModels.Need.INJECTED_ACTIVITY);

    private static final Estimate SHAPE = Estimate.none("SUV", "g/mL");

    private final ModelOptions options;

    /** The model; of the options it takes the window and the SUV of unit activity. */
    public Suv(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    /** The model over the frames of any input; the input's curve plays no part. */
    @Override
    public BoundModel bind(Input input) {
        return this::fit;
    }

    private Fit fit(Tac target, double[] weights) {
        double[] inside = options.window().only(target, weights);
        double area = 0;
        double squares = 0;
        double minutes = 0;
        int used = 0;
        for (int frame = 0; frame < target.count(); frame++) {
            if (!(inside[frame] > 0) || target.isMissing(frame)) continue;
            double duration = target.times().durationMinutes(frame);
            area += duration * target.at(frame);
            minutes += duration;
            used++;
        }
        if (used == 0) return Fit.none(List.of(SHAPE), target.count(), 0, Set.of(FitFlag.TOO_FEW_FRAMES));
        if (options.suvPerActivity().isEmpty()) {
            return Fit.none(List.of(SHAPE), target.count(), used, Set.of(FitFlag.INJECTED_ACTIVITY_UNKNOWN));
        }
        double mean = area / minutes;
        double[] predicted = new double[target.count()];
        for (int frame = 0; frame < predicted.length; frame++) {
            boolean counts = inside[frame] > 0 && !target.isMissing(frame);
            predicted[frame] = counts ? mean : Double.NaN;
            if (!counts) continue;
            double residual = target.times().durationMinutes(frame) * (target.at(frame) - mean);
            squares += residual * residual;
        }
        double factor = options.suvPerActivity().getAsDouble();
        double error = used < 2 ? Double.NaN : factor * StrictMath.sqrt(squares * used / (used - 1)) / minutes;
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (options.window().isMoreThan(minutes)) flags.add(FitFlag.WINDOW_PARTLY_COVERED);
        if (error > factor * Math.abs(mean) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        return Fit.of(List.of(SHAPE.with(factor * mean, error)), predicted, Quality.ofMean(used), flags);
    }
}
