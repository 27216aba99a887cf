package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.petline.linear.Vectors;

/**
 * A {@link Mixture} bound to its input: the whole fit, from frames to estimates with standard errors and flags.
 *
 * <p>Standard errors are those of the linearised fit at the solution, with the residual variance of the weighted fit,
 * carried to the model's parameters by the delta method. A parameter that follows a bound has no meaning there and is NaN.
 */
final class SeparableFit implements BoundModel {
    /** Of the differences by which parameters are differentiated. */
    private static final double STEP = 1e-6;

    /**
     * A parameter that changes by more than this share of its size when theta moves e-fold from its bound, amplitudes
     * following, is the bound's; what it changes by until then is part of its error.
     */
    private static final double FOLLOWS_THE_BOUND = 0.05;

    /** Of theta, from its bound: the step of that difference. */
    private static final double INWARD = 1e-3;

    private final Input input;
    private final Mixture mixture;
    private final MixtureCurves curves;
    private final VariableProjection search;
    private final String mainResult;
    private final Optional<Collapse> collapse;
    private final List<MixtureCurves> oneErrorAway;

    /**
     * A bound model.
     *
     * @param mainResult the parameter that the model is fitted for, whose standard error is judged
     */
    SeparableFit(Input input, Mixture mixture, MixtureCurves curves, String mainResult, Optional<Collapse> collapse) {
        this(input, mixture, curves, mainResult, collapse, List.of());
    }

    private SeparableFit(
            Input input,
            Mixture mixture,
            MixtureCurves curves,
            String mainResult,
            Optional<Collapse> collapse,
            List<MixtureCurves> oneErrorAway) {
        this.input = input;
        this.mixture = mixture;
        this.curves = curves;
        this.search = new VariableProjection(mixture, curves);
        this.mainResult = mainResult;
        this.collapse = collapse;
        this.oneErrorAway = oneErrorAway;
    }

    /**
     * The same, knowing what its input's noise does.
     *
     * @param away the curves with each noisy value of the input in turn one standard error higher
     */
    SeparableFit carrying(List<MixtureCurves> away) {
        return new SeparableFit(input, mixture, curves, mainResult, collapse, List.copyOf(away));
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
        Covariance covariance = target.errors()
                .map(errors -> Covariance.of(used.residuals(fitted), best.jacobian(), used.rooted(errors)))
                .orElseGet(() -> Covariance.of(used.residuals(fitted), best.jacobian()));
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
        List<double[]> moved = oneErrorAway.stream()
                .map(away -> away.predicted(best.theta(), best.amplitudes()))
                .map(curve -> used.rooted(Vectors.minus(predicted, curve)))
                .toList();
        double[][] gradients = gradients(best, mixture.shape().size());
        double[] alongBounds = alongBounds(best, used, mixture.derived(best.amplitudes(), best.theta()));
        ErrorSources sources = sources(gradients, covariance, moved).withOwn(alongBounds);
        List<Estimate> estimates = estimates(best, alongBounds, covariance, sources);
        if (collapsed) estimates = collapse.get().kept(estimates);
        estimates.stream()
                .filter(estimate -> estimate.name().equals(mainResult))
                .filter(Scale::isVague)
                .forEach(estimate -> flags.add(FitFlag.SE_ABOVE_50_PERCENT));
        return Fit.of(estimates, predicted, quality.withConditionNumber(covariance.conditionNumber()), flags)
                .with(sources);
    }

    /** How the estimates follow the target's noise, and the input's: parameters go with the residuals that it makes. */
    private static ErrorSources sources(double[][] gradients, Covariance covariance, List<double[]> moved) {
        List<double[]> own = new ArrayList<>();
        List<double[]> common = new ArrayList<>();
        for (double[] gradient : gradients) {
            double[] influence = covariance.influence(gradient);
            own.add(covariance.own(gradient));
            common.add(moved.stream()
                    .mapToDouble(residuals -> Vectors.dot(influence, residuals))
                    .toArray());
        }
        return ErrorSources.of(own, common);
    }

    private List<Estimate> estimates(
            VariableProjection.Optimum best, double[] alongBounds, Covariance covariance, ErrorSources sources) {
        double[] values = mixture.derived(best.amplitudes(), best.theta());
        List<Estimate> shape = mixture.shape();
        List<Estimate> estimates = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            double size = Scale.size(shape.get(d).with(values[d], Double.NaN));
            boolean isTheBounds = !(alongBounds[d] <= FOLLOWS_THE_BOUND * size);
            double value = isTheBounds ? Double.NaN : values[d];
            double error = Double.isNaN(value) ? Double.NaN : sources.error(d);
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

    /** [derived] by how much each moves when what is at a bound of theta moves e-fold and amplitudes follow; 0 if none is. */
    private double[] alongBounds(VariableProjection.Optimum best, UsedFrames used, double[] values) {
        double[] moved = new double[values.length];
        for (int p = 0; p < best.theta().length; p++) {
            if (best.inside()[p]) continue;
            SearchRange range = mixture.ranges().get(p);
            double[] theta = best.theta().clone();
            theta[p] *= theta[p] > StrictMath.sqrt(range.lowest() * range.highest()) ? 1 - INWARD : 1 + INWARD;
            if (!mixture.isValid(theta)) continue;
            double[] amplitudes = search.amplitudes(theta, used);
            double[] there = mixture.derived(amplitudes, theta);
            for (int d = 0; d < moved.length; d++) {
                double change = Math.abs(there[d] - values[d]) / INWARD;
                moved[d] = StrictMath.hypot(moved[d], Double.isNaN(change) ? Double.POSITIVE_INFINITY : change);
            }
        }
        return moved;
    }
}
