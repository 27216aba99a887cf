package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The simplified reference tissue model (Lammertsma and Hume 1996), bound to one reference curve.
 *
 * <p>C_T = R1 C_R + (k2 - R1 k2a) C_R convolved with exp(-k2a t), k2a = k2 / (1 + BPND). Linear in R1 and
 * theta = k2 - R1 k2a, so only k2a is searched: over a logarithmic grid first (the basis functions of Gunn 1997, with
 * closed forms for the curves), then the root of the derivative of the residual sum of squares between the best point's
 * neighbours. No start values, and the same answer whatever the unit of activity or the scale of the weights.
 *
 * <p>Standard errors are those of the linearised fit at the solution, with the residual variance of the weighted fit,
 * carried to BPND, k2 and k2' by the delta method. At a bound BPND is the bound's and no estimate: it is NaN, and no
 * standard error is given.
 */
public final class Srtm implements KineticModel {
    private static final String R1 = "R1";
    private static final String K2 = "k2";
    private static final String BPND = "BPND";
    private static final String K2_PRIME = "k2prime";
    private static final String K2A = "k2a";

    private static final List<Estimate> PARAMETERS = List.of(
            Estimate.none(R1, Estimate.RATIO),
            Estimate.none(K2, Estimate.PER_MINUTE),
            Estimate.none(BPND, Estimate.RATIO),
            Estimate.none(K2_PRIME, Estimate.PER_MINUTE),
            Estimate.none(K2A, Estimate.PER_MINUTE));
    private static final int FITTED = 3;

    private final ReferenceInput reference;
    private final InputCurve input;
    private final double[] referenceFrames;
    private final double[] grid;
    private final double[][] basis;

    /** The model for targets of this reference; the basis is computed here, once. */
    public Srtm(ReferenceInput reference, Settings settings) {
        this.reference = reference;
        input = reference.curve(settings.prediction());
        referenceFrames = input.frames();
        grid = settings.grid();
        basis = new double[grid.length][];
        for (int g = 0; g < grid.length; g++) {
            basis[g] = Convolution.of(input, grid[g]).curve();
        }
    }

    /**
     * Where k2a is searched, and how curves meet frames.
     *
     * @param prediction what the model predicts for a frame
     * @param k2aLowestPerMinute lower bound of k2a, 1/min
     * @param k2aHighestPerMinute upper bound of k2a, 1/min
     * @param gridPoints points of the logarithmic grid, the bounds included; the search between them is exact
     */
    public record Settings(
            Prediction prediction, double k2aLowestPerMinute, double k2aHighestPerMinute, int gridPoints) {
        public Settings {
            boolean sound = k2aLowestPerMinute > 0
                    && k2aHighestPerMinute > k2aLowestPerMinute
                    && k2aHighestPerMinute < Double.POSITIVE_INFINITY;
            if (!sound) {
                throw new IllegalArgumentException(
                        "k2a from " + k2aLowestPerMinute + " to " + k2aHighestPerMinute + " 1/min");
            }
            if (gridPoints < 3) throw new IllegalArgumentException(gridPoints + " grid points");
        }

        /**
         * Frame averages; k2a from 0.001 to 1 1/min, which holds the slowest washout that a scan of hours can tell from
         * none and a faster one than any reversible tracer has; 64 points, 11 % apart.
         */
        public static Settings defaults() {
            return new Settings(Prediction.FRAME_AVERAGE, 0.001, 1, 64);
        }

        /** The same with another prediction. */
        public Settings with(Prediction other) {
            return new Settings(other, k2aLowestPerMinute, k2aHighestPerMinute, gridPoints);
        }

        private double[] grid() {
            double[] out = new double[gridPoints];
            double step = StrictMath.log(k2aHighestPerMinute / k2aLowestPerMinute) / (gridPoints - 1);
            for (int g = 0; g < gridPoints; g++) out[g] = k2aLowestPerMinute * StrictMath.exp(g * step);
            out[gridPoints - 1] = k2aHighestPerMinute;
            return out;
        }
    }

    /**
     * Frame averages of the target's curve for given parameters: [frame], in the reference's unit; 0 before the reference
     * begins, NaN after it ends.
     *
     * @param k2PerMinute not negative
     * @param bpnd above -1
     */
    public static double[] predict(ReferenceInput reference, double r1, double k2PerMinute, double bpnd) {
        return predict(reference, Prediction.FRAME_AVERAGE, r1, k2PerMinute, bpnd);
    }

    /** As {@link #predict(ReferenceInput, double, double, double)}, or the values at the middles of the frames. */
    public static double[] predict(
            ReferenceInput reference, Prediction prediction, double r1, double k2PerMinute, double bpnd) {
        if (!(k2PerMinute >= 0 && bpnd > -1)) {
            throw new IllegalArgumentException("k2 " + k2PerMinute + " 1/min, BPND " + bpnd);
        }
        double k2a = k2PerMinute / (1 + bpnd);
        InputCurve input = reference.curve(prediction);
        return mixture(input.frames(), r1, Convolution.of(input, k2a).curve(), k2PerMinute - r1 * k2a);
    }

    @Override
    public String name() {
        return "SRTM";
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        UsedFrames used = UsedFrames.of(target, reference, weights);
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (!(reference.areaMinutes() > 0)) flags.add(FitFlag.REFERENCE_NOT_POSITIVE);
        if (used.count() <= FITTED) flags.add(FitFlag.TOO_FEW_FRAMES);
        if (!flags.isEmpty()) return Fit.none(PARAMETERS, target.count(), used.count(), flags);

        ClearanceSearch.Found found = new ClearanceSearch(input, grid, basis).best(used, used.of(referenceFrames));
        double k2a = found.k2a();
        Convolution convolution = Convolution.of(input, k2a);
        double r1 = found.mixture().first();
        double theta = found.mixture().second();
        double[] predicted = mixture(referenceFrames, r1, convolution.curve(), theta);
        Quality quality = Quality.of(used.measured(), used.of(predicted), used.weights(), FITTED);
        flags.addAll(found.flags());
        if (Residuals.showMisfit(used.measured(), used.of(predicted), used.weights())) flags.add(FitFlag.MISFIT);

        boolean inside = !flags.contains(FitFlag.AT_BOUND);
        Covariance covariance = inside
                ? Covariance.of(
                        used.weights(),
                        quality.sigma(),
                        used.of(referenceFrames),
                        used.of(convolution.curve()),
                        scaled(used.of(convolution.slope()), theta))
                : Covariance.unknown();
        if (inside && covariance.isUnknown()) flags.add(FitFlag.DEGENERATE);
        List<Estimate> estimates =
                flags.contains(FitFlag.DEGENERATE) ? ratioOnly(r1, covariance) : estimates(r1, theta, k2a, covariance);
        Estimate bpnd = estimates.get(2);
        double error = bpnd.standardError();
        if (error > Math.abs(bpnd.value()) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        double reach = StudentT.reach(quality.degreesOfFreedom()) * error;
        return new Fit(estimates, bpnd.value() - reach, bpnd.value() + reach, predicted, quality, flags);
    }

    /** Gradients are by R1, theta and k2a. */
    private static List<Estimate> estimates(double r1, double theta, double k2a, Covariance covariance) {
        double k2 = theta + r1 * k2a;
        double k2Prime = r1 > 0 ? k2 / r1 : Double.NaN;
        double error = covariance.error(1, 1 / k2a, -theta / (k2a * k2a));
        double bpnd = Double.isNaN(error) ? Double.NaN : r1 + theta / k2a - 1;
        return List.of(
                new Estimate(R1, Estimate.RATIO, r1, covariance.error(1, 0, 0)),
                new Estimate(K2, Estimate.PER_MINUTE, k2, covariance.error(k2a, 1, r1)),
                new Estimate(BPND, Estimate.RATIO, bpnd, error),
                new Estimate(K2_PRIME, Estimate.PER_MINUTE, k2Prime, covariance.error(-theta / (r1 * r1), 1 / r1, 1)),
                new Estimate(K2A, Estimate.PER_MINUTE, k2a, covariance.error(0, 0, 1)));
    }

    private static List<Estimate> ratioOnly(double r1, Covariance covariance) {
        List<Estimate> estimates = new ArrayList<>(PARAMETERS);
        estimates.set(0, new Estimate(R1, Estimate.RATIO, r1, covariance.error(1, 0, 0)));
        return estimates;
    }

    private static double[] mixture(double[] first, double a, double[] second, double b) {
        double[] out = new double[first.length];
        for (int i = 0; i < out.length; i++) out[i] = a * first[i] + b * second[i];
        return out;
    }

    private static double[] scaled(double[] curve, double factor) {
        double[] out = new double[curve.length];
        for (int i = 0; i < out.length; i++) out[i] = factor * curve[i];
        return out;
    }
}
