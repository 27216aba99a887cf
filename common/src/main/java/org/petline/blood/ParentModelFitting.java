package org.petline.blood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.petline.linear.Vectors;

/**
 * Fits models of the parent fraction by weighted least squares: a grid over the whole range of each parameter, and from
 * its best points the descent to a minimum, of which the lowest counts. No start values are asked for.
 */
final class ParentModelFitting {
    /** Points of the grid a parameter: with fewer, descents from them missed minima of the power model. */
    private static final int LEVELS = 9;

    private static final int STARTS = 12;

    /** In the search's coordinates, where a limit counts as reached. */
    private static final double AT_BOUND = 1e-6;

    private final Samples fractions;
    private final double[] weights;

    /**
     * For these samples.
     *
     * @param weights [sample], of the squared residuals
     */
    ParentModelFitting(Samples fractions, double[] weights) {
        if (weights.length != fractions.count()) throw new IllegalArgumentException("weights: " + weights.length);
        this.fractions = fractions;
        this.weights = weights.clone();
    }

    /** All samples of the same weight. */
    static ParentModelFitting unweighted(Samples fractions) {
        double[] ones = new double[fractions.count()];
        Arrays.fill(ones, 1);
        return new ParentModelFitting(fractions, ones);
    }

    /** Every model, the one with the smallest AIC first. */
    List<ParentFit> all() {
        List<ParentFit> fits = new ArrayList<>();
        for (ParentModel model : ParentModel.values()) fits.add(fit(model));
        fits.sort(Comparator.comparingDouble(ParentFit::aic));
        return fits;
    }

    ParentFit fit(ParentModel model) {
        List<ParentModel.Parameter> parameters = model.parameters();
        double[] low = parameters.stream().mapToDouble(p -> p.searched(p.low())).toArray();
        double[] high =
                parameters.stream().mapToDouble(p -> p.searched(p.high())).toArray();
        BoundedLeastSquares.Residuals residuals = x -> residuals(model, x);
        BoundedLeastSquares search = new BoundedLeastSquares(residuals, low, high);
        double[] best = low;
        double least = Double.POSITIVE_INFINITY;
        for (double[] start : starts(residuals, low, high)) {
            double[] found = search.minimise(start);
            double sum = Vectors.square(residuals.at(found));
            if (sum < least) {
                least = sum;
                best = found;
            }
        }
        return result(model, best, least);
    }

    private double[] residuals(ParentModel model, double[] x) {
        List<ParentModel.Parameter> parameters = model.parameters();
        double first = parameters.get(0).value(x[0]);
        double second = parameters.get(1).value(x[1]);
        double third = parameters.get(2).value(x[2]);
        double[] residuals = new double[fractions.count()];
        for (int i = 0; i < residuals.length; i++) {
            double predicted = model.fraction(fractions.minutes(i), first, second, third);
            residuals[i] = Math.sqrt(weights[i]) * (predicted - fractions.value(i));
        }
        return residuals;
    }

    /** The grid's points of the smallest sums, the smallest first. */
    private static List<double[]> starts(BoundedLeastSquares.Residuals residuals, double[] low, double[] high) {
        List<double[]> grid = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            for (int j = 0; j < LEVELS; j++) {
                for (int k = 0; k < LEVELS; k++) {
                    grid.add(new double[] {
                        level(low[0], high[0], i), level(low[1], high[1], j), level(low[2], high[2], k)
                    });
                }
            }
        }
        double[] sums = grid.stream()
                .mapToDouble(at -> Vectors.square(residuals.at(at)))
                .toArray();
        return IntStream.range(0, sums.length)
                .boxed()
                .sorted(Comparator.comparingDouble(point -> sums[point]))
                .limit(STARTS)
                .map(grid::get)
                .toList();
    }

    private static double level(double low, double high, int level) {
        return low + (high - low) * (level + 0.5) / LEVELS;
    }

    private ParentFit result(ParentModel model, double[] x, double sum) {
        List<ParentModel.Parameter> parameters = model.parameters();
        List<Double> values = model.named(
                parameters.get(0).value(x[0]),
                parameters.get(1).value(x[1]),
                parameters.get(2).value(x[2]));
        boolean atBound = false;
        for (int p = 0; p < x.length; p++) {
            ParentModel.Parameter parameter = parameters.get(p);
            boolean natural = parameter.scale() == ParentModel.Parameter.Scale.DIFFERENCES;
            double searched = parameter.searched(values.get(p));
            boolean reached = searched - parameter.searched(parameter.low()) < AT_BOUND
                    || parameter.searched(parameter.high()) - searched < AT_BOUND;
            if (reached && !natural) atBound = true;
        }
        int n = fractions.count();
        double aic = n * StrictMath.log(Math.max(sum, Double.MIN_NORMAL) / n) + 2.0 * (x.length + 1);
        return new ParentFit(model, values, sum, aic, atBound ? ParentFit.Bound.AT_BOUND : ParentFit.Bound.WITHIN);
    }
}
