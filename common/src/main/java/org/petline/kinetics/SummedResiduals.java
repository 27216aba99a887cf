package org.petline.kinetics;

import java.util.List;
import java.util.function.DoubleFunction;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.optim.univariate.UnivariatePointValuePair;

/**
 * The value of one number, common to several targets, at which their summed weighted residual sum of squares is least:
 * over a grid, then by Brent's method between the best point's neighbours.
 */
final class SummedResiduals {
    private static final double RELATIVE_TOLERANCE = 1e-7;
    private static final double ABSOLUTE_TOLERANCE = 1e-7;
    private static final int MOST_EVALUATIONS = 200;

    private final DoubleFunction<BoundModel> models;
    private final List<Tac> targets;
    private final List<double[]> weights;
    private final double[] factors;

    /** Over targets, each with its weights, of models that depend on the number. */
    SummedResiduals(DoubleFunction<BoundModel> models, List<Tac> targets, List<double[]> weights) {
        this(models, targets, weights, ones(targets.size()));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The same, targets counting differently.
     *
     * @param factors [target] of its sum; 0 leaves it out
     */
    SummedResiduals(DoubleFunction<BoundModel> models, List<Tac> targets, List<double[]> weights, double[] factors) {
        if (targets.size() != weights.size() || targets.isEmpty()) {
            throw new IllegalArgumentException(weights.size() + " weights for " + targets.size() + " targets");
        }
        this.models = models;
        this.targets = targets;
        this.weights = weights;
        this.factors = factors;
    }

    /** [target] at one value; NaN where a target has no fit. */
    private double[] each(double value) {
        BoundModel model = models.apply(value);
        double[] sums = new double[targets.size()];
        for (int target = 0; target < sums.length; target++) {
            sums[target] = Double.NaN;
            if (!(factors[target] > 0)) continue;
            sums[target] = model.fit(targets.get(target), weights.get(target))
                    .quality()
                    .wrss();
        }
        return sums;
    }

    /** The sum at one value, of the targets that have a fit: a bad one must not cost the others. Infinite if none has. */
    private double at(double value) {
        double sum = 0;
        boolean any = false;
        double[] each = each(value);
        for (int target = 0; target < each.length; target++) {
            if (Double.isNaN(each[target])) continue;
            sum += factors[target] * each[target];
            any = true;
        }
        return any ? sum : Double.POSITIVE_INFINITY;
    }

    /**
     * The best value; NaN if no target has a fit, or if the best lies at an end of the grid.
     *
     * @param grid increasing
     */
    double best(double[] grid) {
        double[] sums = new double[grid.length];
        int best = 0;
        for (int g = 0; g < grid.length; g++) {
            sums[g] = at(grid[g]);
            if (sums[g] < sums[best]) best = g;
        }
        if (best == 0 || best == grid.length - 1 || Double.isInfinite(sums[best])) return Double.NaN;
        UnivariatePointValuePair found = new BrentOptimizer(RELATIVE_TOLERANCE, ABSOLUTE_TOLERANCE)
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(this::at),
                        new SearchInterval(grid[best - 1], grid[best + 1], grid[best]));
        return found.getPoint();
    }

    /**
     * The standard error of the best value, targets' noise taken as independent: with curvatures h of the targets' sums and
     * residual variances s, sqrt(2 sum of s h) / sum of h.
     *
     * @param step of the differences that curvatures are taken from
     * @param parameters that each target's fit has, the common number included
     */
    double standardError(double best, double step, int parameters) {
        return curvature(best, step, parameters).standardError();
    }

    /**
     * How the sums bend at the best value.
     *
     * @param sums [target] there; NaN where a target has no fit
     * @param shares [target] in the curvature: how the best value follows the targets' own
     * @param standardError of the best value; NaN if the sums do not bend upwards
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Curvature(double[] sums, double[] shares, double standardError) {}

    /** As {@link #standardError}, with what it is made of. */
    Curvature curvature(double best, double step, int parameters) {
        double[] below = each(best - step);
        double[] centre = each(best);
        double[] above = each(best + step);
        double curvature = 0;
        double spread = 0;
        double[] shares = new double[centre.length];
        for (int target = 0; target < centre.length; target++) {
            double h = (below[target] - 2 * centre[target] + above[target]) / (step * step);
            if (Double.isNaN(h)) continue;
            int used = 0;
            for (double weight : weights.get(target)) {
                if (weight > 0) used++;
            }
            double variance = centre[target] / Math.max(1, used - parameters);
            shares[target] = factors[target] * h;
            curvature += shares[target];
            spread += 2 * variance * factors[target] * shares[target];
        }
        for (int target = 0; target < shares.length; target++) shares[target] /= curvature;
        double error = curvature > 0 && spread >= 0 ? StrictMath.sqrt(spread) / curvature : Double.NaN;
        return new Curvature(centre, shares, error);
    }
}
