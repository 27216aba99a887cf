package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fit that single bad frames cannot pull: Tukey's biweight by iteratively reweighted least squares (Beaton and Tukey
 * 1974), the scale of the residuals from their median, tuned to lose 5 % of efficiency where there are no outliers.
 *
 * <p>Meant for frames spoiled by motion. It cannot tell a spoiled frame from a model that does not fit: look at MISFIT of
 * the plain fit too.
 */
public final class RobustFit {
    private static final double TUNING = 4.685;

    /** Half the normal distribution lies within 0.6745 standard deviations. */
    private static final double NORMAL_MEDIAN = 0.6745;

    private static final int MOST_ROUNDS = 50;
    private static final double TOLERANCE = 1e-6;

    /**
     * A frame that would keep less than this share of its weight, 3.9 standard deviations off, is left out and named. Its
     * value is missing then for methods that integrate the target too.
     */
    private static final double LEFT_OUT_BELOW = 0.1;

    /** Residuals below this share of the curve are rounding and not noise. */
    private static final double ROUNDING = 1e-9;

    private RobustFit() {}

    /** The outlier-robust fit; its {@link Fit#downWeighted} names the frames that it leaves out. */
    public static Fit of(BoundModel model, Tac target, double[] weights) {
        Fit fit = model.fit(target, weights);
        double[] factors = new double[weights.length];
        Arrays.fill(factors, 1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = factors(fit, target, weights);
            double change = 0;
            for (int frame = 0; frame < next.length; frame++) {
                change = Math.max(change, Math.abs(next[frame] - factors[frame]));
            }
            if (change < TOLERANCE) break;
            double[] scaled = weights.clone();
            for (int frame = 0; frame < scaled.length; frame++) scaled[frame] *= next[frame];
            Fit refit = model.fit(without(target, next), scaled);
            if (Double.isNaN(refit.quality().wrss())) break;
            factors = next;
            fit = refit;
        }
        List<Integer> named = new ArrayList<>();
        for (int frame = 0; frame < factors.length; frame++) {
            if (weights[frame] > 0 && factors[frame] < LEFT_OUT_BELOW) named.add(frame);
        }
        return fit.withDownWeighted(named);
    }

    private static Tac without(Tac target, double[] factors) {
        double[] values = target.values();
        for (int frame = 0; frame < values.length; frame++) {
            if (factors[frame] < LEFT_OUT_BELOW) values[frame] = Double.NaN;
        }
        return target.changedTo(values, 1);
    }

    /** [frame] what is left of each weight. */
    private static double[] factors(Fit fit, Tac target, double[] weights) {
        double[] predicted = fit.predicted();
        double[] residuals = new double[weights.length];
        double[] sizes = new double[weights.length];
        double largest = 0;
        int used = 0;
        for (int frame = 0; frame < residuals.length; frame++) {
            residuals[frame] = (target.at(frame) - predicted[frame]) * StrictMath.sqrt(weights[frame]);
            if (!(weights[frame] > 0) || Double.isNaN(residuals[frame])) continue;
            sizes[used++] = Math.abs(residuals[frame]);
            largest = Math.max(largest, Math.abs(target.at(frame)) * StrictMath.sqrt(weights[frame]));
        }
        double[] factors = new double[weights.length];
        Arrays.fill(factors, 1);
        int parameters = fit.quality().framesUsed() - fit.quality().degreesOfFreedom();
        if (used <= parameters) return factors;
        double[] sorted = Arrays.copyOf(sizes, used);
        Arrays.sort(sorted);
        // The fit has drawn as many residuals towards 0 as it has parameters: the median of the others.
        double scale = sorted[parameters + (used - parameters) / 2] / NORMAL_MEDIAN;
        if (!(scale > ROUNDING * largest)) return factors;
        for (int frame = 0; frame < factors.length; frame++) {
            double u = residuals[frame] / (TUNING * scale);
            if (Double.isNaN(u)) continue;
            factors[frame] = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
        }
        return factors;
    }
}
