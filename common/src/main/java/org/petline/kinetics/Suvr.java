package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The ratio of target to reference over a late window, and BPND = SUVR - 1.
 *
 * <p>An area ratio: both means are weighted by duration, whatever the weights of the fit (a weight of 0 leaves a frame
 * out). BPND so found exceeds that of kinetic models while activity still clears (Carson 1993). The standard error is
 * that of a ratio estimator, from the scatter of frames about the ratio; NaN for a single frame.
 */
public final class Suvr implements KineticModel {
    private static final List<Estimate> PARAMETERS =
            List.of(Estimate.none("SUVR", Estimate.RATIO), Estimate.none("BPND", Estimate.RATIO));

    private final Window window;

    /** The model; of the options it takes the window. */
    public Suvr(ModelOptions options) {
        this.window = options.window();
    }

    @Override
    public String name() {
        return "SUVR";
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput reference = Inputs.reference(input, this);
        return (target, weights) -> fit(reference, target, weights);
    }

    private Fit fit(ReferenceInput reference, Tac target, double[] weights) {
        double[] windowed = weights.clone();
        for (int frame = 0; frame < windowed.length && frame < target.count(); frame++) {
            boolean inside = window.holds(
                    target.times().startMinutes(frame), target.times().endMinutes(frame));
            if (!(windowed[frame] > 0)) continue;
            windowed[frame] = inside ? target.times().durationMinutes(frame) : 0;
        }
        UsedFrames used = UsedFrames.of(target, reference, windowed);
        if (used.count() == 0) {
            return Fit.none(PARAMETERS, target.count(), 0, Set.of(FitFlag.TOO_FEW_FRAMES));
        }
        double[] input = reference.tac().values();
        double[] below = used.of(input);
        double targetArea = 0;
        double referenceArea = 0;
        for (int i = 0; i < below.length; i++) {
            targetArea += used.weights()[i] * used.measured()[i];
            referenceArea += used.weights()[i] * below[i];
        }
        if (!(referenceArea > 0)) {
            return Fit.none(PARAMETERS, target.count(), used.count(), Set.of(FitFlag.REFERENCE_NOT_POSITIVE));
        }
        double suvr = targetArea / referenceArea;
        double[] predicted = new double[target.count()];
        for (int frame = 0; frame < predicted.length; frame++) {
            boolean inside = window.holds(
                    target.times().startMinutes(frame), target.times().endMinutes(frame));
            predicted[frame] = inside ? suvr * input[frame] : Double.NaN;
        }
        double error = error(used, used.of(predicted), referenceArea);
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        double bpnd = suvr - 1;
        if (error > Math.abs(bpnd) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        return Fit.of(
                List.of(
                        new Estimate("SUVR", Estimate.RATIO, suvr, error),
                        new Estimate("BPND", Estimate.RATIO, bpnd, error)),
                predicted,
                Quality.of(used.measured(), used.of(predicted), used.weights(), 1),
                flags);
    }

    private static double error(UsedFrames used, double[] predicted, double referenceArea) {
        int n = predicted.length;
        if (n < 2) return Double.NaN;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double residual = used.weights()[i] * (used.measured()[i] - predicted[i]);
            sum += residual * residual;
        }
        return StrictMath.sqrt(sum * n / (n - 1)) / referenceArea;
    }
}
