package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A {@link LinearEquation} bound to its input: weighted regression over the frames from t* on.
 *
 * <p>The target's noise is in the response, in the ratios and in the running integrals at once, so the regression's own
 * standard errors would mislead. Here the noise of every frame is carried through the estimator: with D the derivative of
 * the residuals by the frame values at given coefficients and E that of the normal equations' left side, d beta =
 * (X'WX)^-1 (X'W D + E) dy. A frame's noise is taken from its own residual, as in {@link Covariance}; that of frames before
 * t* from the residuals' size and the weights, sigma^2 being the residual sum of squares over its expectation at sigma = 1.
 * What this cannot cure is the bias by noise that ratio methods are known for (Slifstein and Laruelle 2000).
 */
public final class LinearFit implements BoundModel {
    private static final double STEP = 1e-6;

    /** A rule that chooses t* must leave this many points, or two more than there are coefficients. */
    private static final int FEWEST_POINTS = 5;

    private final Input input;
    private final LinearEquation equation;
    private final TargetIntegral integral;
    private final TStar tStar;
    private final String mainResult;
    private final Optional<LineLabels> line;
    private final TargetBlood blood;
    private final Optional<Collapse> collapse;
    private final List<LinearEquation> oneErrorAway;

    /** The axes of a method that is read from a straight line. */
    record LineLabels(String x, String y) {}

    LinearFit(
            Input input,
            LinearEquation equation,
            TargetIntegral integral,
            TStar tStar,
            Optional<LineLabels> line,
            TargetBlood blood,
            Optional<Collapse> collapse,
            List<LinearEquation> oneErrorAway) {
        this.input = input;
        this.equation = equation;
        this.integral = integral;
        this.tStar = tStar;
        this.mainResult = equation.shape().get(0).name();
        this.line = line;
        this.blood = blood;
        this.collapse = collapse;
        this.oneErrorAway = List.copyOf(oneErrorAway);
    }

    /** A method with blood for its input, which is taken as exact. */
    static LinearFit ofPlasma(
            Input input,
            LinearEquation equation,
            TargetIntegral integral,
            TStar tStar,
            Optional<LineLabels> line,
            TargetBlood blood) {
        return new LinearFit(input, equation, integral, tStar, line, blood, Optional.empty(), List.of());
    }

    /**
     * A method with a reference region: there is no blood to take out.
     *
     * @param equations the method's equation over a curve of the reference
     */
    static LinearFit ofReference(
            ReferenceInput input,
            Prediction prediction,
            Function<InputCurve, LinearEquation> equations,
            TStar tStar,
            Optional<LineLabels> line,
            Optional<Collapse> collapse) {
        InputCurve curve = input.curve(prediction);
        LinearEquation equation = equations.apply(curve);
        return new LinearFit(
                input,
                equation,
                TargetIntegral.of(input, curve),
                tStar,
                line,
                TargetBlood.none(),
                collapse,
                input.oneErrorAway(prediction).stream().map(equations).toList());
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        UsedFrames used = UsedFrames.of(target, input, weights);
        EnumSet<FitFlag> flags = used.flags();
        if (!(input.areaMinutes() > 0)) return none(target, used.count(), flags, FitFlag.REFERENCE_NOT_POSITIVE);
        double share = blood.share(target, weights);
        if (Double.isNaN(share)) return none(target, used.count(), flags, FitFlag.TOO_FEW_FRAMES);
        Tac tissue = blood.removedFrom(target, share);
        TargetFrames frames = TargetFrames.of(tissue, integral.span());
        LinearEquation.Terms terms = equation.terms(frames.values(), integral);
        int[] usable = Arrays.stream(used.frames())
                .filter(frame -> isFinite(terms, frame))
                .toArray();
        int fewest = terms.regressors().length + 1;
        if (usable.length < fewest) return none(target, usable.length, flags, FitFlag.TOO_FEW_FRAMES);
        int start = firstPoint(target, terms, usable, weights);
        if (start < 0) return none(target, usable.length, flags, FitFlag.T_STAR_NOT_FOUND);
        int[] rows = Arrays.copyOfRange(usable, start, usable.length);
        if (rows.length < fewest) return none(target, rows.length, flags, FitFlag.TOO_FEW_FRAMES);
        LinearRegression regression = LinearRegression.of(terms, rows, weights);
        if (!regression.isComplete()) return none(target, rows.length, flags, FitFlag.DEGENERATE);
        double[] predicted =
                blood.addedTo(equation.predicted(regression.coefficients(), terms, frames.values()), share);
        for (int frame = 0; frame < rows[0]; frame++) predicted[frame] = Double.NaN;
        Regressed regressed = regressed(regression, terms, frames.values(), weights);
        Fit fit = told(tissue, regressed, weights, predicted, share, flags);
        return line.isEmpty() ? fit : fit.with(plot(line.get(), terms, usable, start, regression.coefficients()));
    }

    private Fit none(Tac target, int used, EnumSet<FitFlag> flags, FitFlag why) {
        flags.add(why);
        List<Estimate> shape = new ArrayList<>(equation.shape());
        shape.addAll(besides(Double.NaN, Double.NaN));
        return Fit.none(shape, target.count(), used, flags);
    }

    /** What every method of this kind tells besides its own parameters. */
    private List<Estimate> besides(double start, double share) {
        Estimate from = new Estimate(TStar.ESTIMATE, Estimate.MINUTES, start, Double.NaN);
        return blood.isKnown() ? List.of(from, new Estimate("vB", Estimate.RATIO, share, Double.NaN)) : List.of(from);
    }

    private static boolean isFinite(LinearEquation.Terms terms, int frame) {
        boolean finite = Double.isFinite(terms.response()[frame]);
        for (double[] regressor : terms.regressors()) finite &= Double.isFinite(regressor[frame]);
        return finite;
    }

    /** The first usable point from t* on; -1 if the rule finds none. */
    private int firstPoint(Tac target, LinearEquation.Terms terms, int[] usable, double[] weights) {
        if (tStar instanceof TStar.Fixed fixed) {
            int start = 0;
            while (start < usable.length
                    && target.times().startMinutes(usable[start]) < fixed.minutes() - KnownSpan.TOUCH_MINUTES) start++;
            return start;
        }
        double most = ((TStar.Chosen) tStar).maxDeviation();
        int fewest = Math.max(FEWEST_POINTS, terms.regressors().length + 2);
        int latest = -1;
        for (int start = 0; start + fewest <= usable.length; start++) {
            int[] rows = Arrays.copyOfRange(usable, start, usable.length);
            LinearRegression regression = LinearRegression.of(terms, rows, weights);
            boolean follows = regression.isComplete()
                    && regression.largestDeviation() <= most
                    && !Double.isNaN(equation.derived(regression.coefficients())[0]);
            if (follows && regression.isStraight()) return start;
            if (follows) latest = start;
        }
        return latest;
    }

    /** A regression, and the parameters as they would be with each frame of the reference one standard error higher. */
    private record Regressed(LinearRegression regression, LinearEquation.Terms terms, List<double[]> moved) {}

    private Regressed regressed(
            LinearRegression regression, LinearEquation.Terms terms, double[] target, double[] weights) {
        List<double[]> moved = new ArrayList<>();
        for (LinearEquation away : oneErrorAway) {
            LinearRegression there = LinearRegression.of(away.terms(target, integral), regression.rows(), weights);
            moved.add(away.derived(there.coefficients()));
        }
        return new Regressed(regression, terms, moved);
    }

    private Fit told(
            Tac target,
            Regressed regressed,
            double[] weights,
            double[] predicted,
            double share,
            EnumSet<FitFlag> flags) {
        LinearRegression regression = regressed.regression();
        LinearEquation.Terms terms = regressed.terms();
        double[] values = equation.derived(regression.coefficients());
        double sigma = regression.sigma();
        double[] noise = target.errors().map(regression::enlarged).orElseGet(() -> regression.noise(sigma));
        double[][] spread = regression.coefficientsByTarget(noise);
        List<double[]> own = new ArrayList<>();
        List<double[]> common = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            int at = d;
            own.add(Matrices.mixture(spread, gradient(regression, d)));
            common.add(regressed.moved().stream()
                    .mapToDouble(moved -> moved[at] - values[at])
                    .toArray());
        }
        ErrorSources sources = ErrorSources.of(own, common);
        List<Estimate> estimates = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            double error = Double.isNaN(values[d]) ? Double.NaN : sources.error(d);
            estimates.add(equation.shape().get(d).with(values[d], error));
        }
        boolean collapsed = collapse.isPresent()
                && collapse.get()
                        .explains(
                                target,
                                regression.rows(),
                                weights,
                                regression.quality().wrss(),
                                terms.regressors().length);
        if (collapsed) {
            flags.add(FitFlag.DEGENERATE);
            estimates = new ArrayList<>(collapse.get().kept(estimates));
        }
        for (Estimate each : estimates) {
            if (!each.name().equals(mainResult)) continue;
            if (Double.isNaN(each.value())) flags.add(FitFlag.AT_BOUND);
            if (Scale.isVague(each)) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        }
        double start = target.times().startMinutes(regression.rows()[0]);
        estimates.addAll(besides(start, share));
        Quality quality = regression.quality().withSigma(sigma).withConditionNumber(regression.conditionNumber());
        return Fit.of(estimates, predicted, equation.fitsTheCurve() ? quality : quality.withoutLikelihood(), flags)
                .with(sources);
    }

    private double[] gradient(LinearRegression regression, int parameter) {
        double[] gradient = new double[regression.coefficients().length];
        for (int c = 0; c < gradient.length; c++) {
            double[] moved = regression.coefficients().clone();
            double step = STEP * Math.max(Math.abs(moved[c]), Double.MIN_NORMAL);
            double centre = moved[c];
            moved[c] = centre + step;
            double up = equation.derived(moved)[parameter];
            moved[c] = centre - step;
            gradient[c] = (up - equation.derived(moved)[parameter]) / (2 * step);
        }
        return gradient;
    }

    private static LinePlot plot(
            LineLabels labels, LinearEquation.Terms terms, int[] usable, int start, double[] coefficients) {
        return new LinePlot(
                labels.x(),
                labels.y(),
                IntStream.of(usable).boxed().toList(),
                IntStream.of(usable)
                        .mapToObj(frame -> terms.regressors()[0][frame])
                        .toList(),
                IntStream.of(usable).mapToObj(frame -> terms.response()[frame]).toList(),
                start,
                coefficients[0],
                coefficients[1]);
    }
}
