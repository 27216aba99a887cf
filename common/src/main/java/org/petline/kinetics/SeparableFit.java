package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Mixture} bound to its input: the whole fit, from frames to estimates with standard errors and flags.
 *
 * <p>Standard errors are those of the linearised fit at the solution, with the residual variance of the weighted fit,
 * carried to the model's parameters by the delta method. A parameter that follows a bound has no meaning there and is NaN.
 */
final class SeparableFit implements BoundModel {
    /** Of the differences by which parameters are differentiated. */
    private static final double STEP = 1e-6;

    /** A parameter that changes by more than this share when theta moves e-fold beyond its bound is the bound's. */
    private static final double FOLLOWS_THE_BOUND = 0.01;

    private final Input input;
    private final Mixture mixture;
    private final MixtureCurves curves;
    private final VariableProjection search;
    private final String mainResult;
    private final Optional<Collapse> collapse;

    /**
     * A bound model.
     *
     * @param mainResult the parameter that the model is fitted for, whose standard error is judged
     */
    SeparableFit(Input input, Mixture mixture, MixtureCurves curves, String mainResult, Optional<Collapse> collapse) {
        this.input = input;
        this.mixture = mixture;
        this.curves = curves;
        this.search = new VariableProjection(mixture, curves);
        this.mainResult = mainResult;
        this.collapse = collapse;
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        UsedFrames used = UsedFrames.of(target, input, weights);
        EnumSet<FitFlag> flags = used.flags();
        int parameters = mixture.columns() + mixture.ranges().size();
        if (!(input.areaMinutes() > 0)) flags.add(FitFlag.REFERENCE_NOT_POSITIVE);
        if (used.count() <= parameters) flags.add(FitFlag.TOO_FEW_FRAMES);
        if (flags.contains(FitFlag.REFERENCE_NOT_POSITIVE) || flags.contains(FitFlag.TOO_FEW_FRAMES)) {
            return Fit.none(mixture.shape(), target.count(), used.count(), flags);
        }
        VariableProjection.Optimum best = search.best(used);
        double[] predicted = curves.predicted(best.theta(), best.amplitudes());
        double[] fitted = used.of(predicted);
        Quality quality = Quality.of(used.measured(), fitted, used.weights(), parameters);
        Covariance covariance = Covariance.of(used.residuals(fitted), best.jacobian());
        if (!best.converged()) flags.add(FitFlag.NOT_CONVERGED);
        if (Residuals.showMisfit(used.measured(), fitted, used.weights())) flags.add(FitFlag.MISFIT);
        if (best.jacobian().contains(null)) flags.add(FitFlag.AT_BOUND);
        if (covariance.isSingular()) flags.add(FitFlag.DEGENERATE);
        boolean collapsed = collapse.isPresent()
                && collapse.get().explains(target, used.frames(), weights, best.wrss(), parameters);
        if (collapsed) {
            flags.add(FitFlag.DEGENERATE);
            flags.remove(FitFlag.AT_BOUND);
        }
        List<Estimate> estimates = estimates(best, covariance);
        if (collapsed) estimates = collapse.get().kept(estimates);
        estimates.stream()
                .filter(estimate -> estimate.name().equals(mainResult))
                .filter(estimate -> estimate.standardError() > Math.abs(estimate.value()) / 2)
                .forEach(estimate -> flags.add(FitFlag.SE_ABOVE_50_PERCENT));
        return Fit.of(estimates, predicted, quality.withConditionNumber(covariance.conditionNumber()), flags);
    }

    private List<Estimate> estimates(VariableProjection.Optimum best, Covariance covariance) {
        double[] values = mixture.derived(best.amplitudes(), best.theta());
        double[][] gradients = gradients(best, values.length);
        List<Estimate> shape = mixture.shape();
        List<Estimate> estimates = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            double value = followsABound(best, values[d], gradients[d]) ? Double.NaN : values[d];
            double error = Double.isNaN(value) ? Double.NaN : covariance.error(gradients[d]);
            // Exactly at a bound of an amplitude the value stands, but says nothing of its own error.
            boolean untold = Double.isNaN(error) && covariance.isSingular();
            estimates.add(shape.get(d).with(untold ? Double.NaN : value, error));
        }
        return estimates;
    }

    /** [derived][amplitudes, then theta] */
    private double[][] gradients(VariableProjection.Optimum best, int count) {
        int columns = mixture.columns();
        double[][] gradients = new double[count][columns + best.theta().length];
        for (int p = 0; p < gradients[0].length; p++) {
            double[] amplitudes = best.amplitudes().clone();
            double[] theta = best.theta().clone();
            double[] moved = p < columns ? amplitudes : theta;
            int at = p < columns ? p : p - columns;
            double centre = moved[at];
            if (centre == 0) continue;
            double step = STEP * Math.abs(centre);
            moved[at] = centre + step;
            double[] up = mixture.derived(amplitudes, theta);
            moved[at] = centre - step;
            double[] down = mixture.derived(amplitudes, theta);
            for (int d = 0; d < count; d++) gradients[d][p] = (up[d] - down[d]) / (2 * step);
        }
        return gradients;
    }

    private boolean followsABound(VariableProjection.Optimum best, double value, double[] gradient) {
        for (int p = 0; p < best.theta().length; p++) {
            if (best.inside()[p]) continue;
            double change = gradient[mixture.columns() + p] * best.theta()[p];
            if (!(Math.abs(change) <= FOLLOWS_THE_BOUND * Math.abs(value))) return true;
        }
        return false;
    }
}
