package org.petline.kinetics;

import java.util.EnumSet;
import org.petline.linear.Vectors;

/**
 * The ratio of a target to a curve over the frames of a window, both weighted by duration: an area ratio.
 *
 * <p>The standard error is that of the target's noise as its own smoothness tells it, which a trend of the ratio does not
 * enlarge. A scan of a few frames has no smoothness: there it is that of a ratio estimator, from the scatter of frames about the
 * ratio; NaN for a single frame.
 */
final class WindowRatio {
    private final double value;
    private final double standardError;
    private final double[] predicted;
    private final double[] byUnder;
    private final Quality quality;
    private final EnumSet<FitFlag> flags;

    private WindowRatio(
            double value,
            double standardError,
            double[] predicted,
            double[] byUnder,
            Quality quality,
            EnumSet<FitFlag> flags) {
        this.value = value;
        this.standardError = standardError;
        this.predicted = predicted;
        this.byUnder = byUnder;
        this.quality = quality;
        this.flags = flags;
    }

    /**
     * The ratio.
     *
     * @param below [frame] the curve that the target is divided by
     * @param weights [frame] a weight of 0 leaves a frame out; else durations weigh
     */
    static WindowRatio of(Tac target, Input input, double[] below, Window window, double[] weights) {
        double[] windowed = window.only(target, weights);
        for (int frame = 0; frame < windowed.length; frame++) {
            if (windowed[frame] > 0) windowed[frame] = target.times().durationMinutes(frame);
        }
        UsedFrames used = UsedFrames.of(target, input, windowed);
        EnumSet<FitFlag> flags = used.flags();
        double[] under = used.of(below);
        double targetArea = 0;
        double underArea = 0;
        for (int i = 0; i < under.length; i++) {
            targetArea += used.weights()[i] * used.measured()[i];
            underArea += used.weights()[i] * under[i];
        }
        if (used.count() == 0) flags.add(FitFlag.TOO_FEW_FRAMES);
        else if (!(underArea > 0)) flags.add(FitFlag.REFERENCE_NOT_POSITIVE);
        if (!(underArea > 0)) {
            return new WindowRatio(
                    Double.NaN, Double.NaN, new double[0], new double[0], Quality.none(used.count()), flags);
        }
        double minutes = 0;
        for (double duration : used.weights()) minutes += duration;
        if (window.isMoreThan(minutes)) flags.add(FitFlag.WINDOW_PARTLY_COVERED);
        double ratio = targetArea / underArea;
        double[] predicted = new double[target.count()];
        for (int frame = 0; frame < predicted.length; frame++) {
            boolean inside = window.holds(
                    target.times().startMinutes(frame), target.times().endMinutes(frame));
            predicted[frame] = inside ? ratio * below[frame] : Double.NaN;
        }
        double error = error(counted(target, weights), used, used.of(predicted), underArea);
        double[] byUnder = new double[below.length];
        for (int i = 0; i < under.length; i++) byUnder[used.frames()[i]] = -ratio * used.weights()[i] / underArea;
        return new WindowRatio(
                ratio,
                error,
                predicted,
                byUnder,
                Quality.of(used.measured(), used.of(predicted), used.weights(), 1),
                flags);
    }

    /** The curve without the frames that have no weight. */
    private static Tac counted(Tac target, double[] weights) {
        double[] values = target.values();
        for (int frame = 0; frame < values.length; frame++) {
            if (weights[frame] == 0) values[frame] = Double.NaN;
        }
        return target.changedTo(values, 1);
    }

    private static double error(Tac target, UsedFrames used, double[] predicted, double underArea) {
        int n = predicted.length;
        double sum = 0;
        if (CurveNoise.isTold(target)) {
            double[] errors = used.of(CurveNoise.of(target));
            for (int i = 0; i < n; i++) {
                double moved = used.weights()[i] * errors[i];
                sum += moved * moved;
            }
            return StrictMath.sqrt(sum) / underArea;
        }
        if (n < 2) return Double.NaN;
        for (int i = 0; i < n; i++) {
            double residual = used.weights()[i] * (used.measured()[i] - predicted[i]);
            sum += residual * residual;
        }
        return StrictMath.sqrt(sum * n / (n - 1)) / underArea;
    }

    /** [frame] what errors of the curve that the target is divided by move the ratio by. */
    double[] movedBy(double[] errors) {
        return Vectors.times(byUnder, errors);
    }

    /** Whether there is a ratio. */
    boolean isKnown() {
        return !Double.isNaN(value);
    }

    double value() {
        return value;
    }

    double standardError() {
        return standardError;
    }

    /** [frame] ratio x curve inside the window, NaN outside; an array of the caller's. */
    double[] predicted() {
        return predicted;
    }

    Quality quality() {
        return quality;
    }

    int framesUsed() {
        return quality.framesUsed();
    }

    /** What to beware of; a set of the caller's. */
    EnumSet<FitFlag> flags() {
        return flags;
    }
}
