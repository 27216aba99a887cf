package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
final class LinearFit implements BoundModel {
    private static final double STEP = 1e-6;

    /** A rule that chooses t* must leave this many points, or two more than there are coefficients. */
    private static final int FEWEST_POINTS = 5;

    /** Columns that are told apart by less than this share of their length tell nothing. */
    private static final double SINGULAR = 1e-8;

    private final Input input;
    private final LinearEquation equation;
    private final TargetIntegral integral;
    private final TStar tStar;
    private final String mainResult;
    private final Optional<LineLabels> line;
    private final TargetBlood blood;
    private final Optional<Collapse> collapse;

    /** A frame that alone tells a coefficient leaves no residual to judge it by; it is enlarged tenfold at most. */
    private static final double LEAST_FREEDOM = 0.1;

    /** Half the normal distribution lies within 0.6745 standard deviations. */
    private static final double NORMAL_MEDIAN = 0.6745;

    /** Standard deviations of the residuals; a curve with 10 % of noise has points 10 % off its line everywhere. */
    private static final double BEYOND_NOISE = 3;

    /** Of a term more: t above which it is no noise. */
    private static final double SIGNIFICANT = 2;

    /** Of the response: what a bend may leave a line by. */
    private static final double NEGLIGIBLE_BEND = 0.001;

    /** The axes of a method that is read from a straight line. */
    record LineLabels(String x, String y) {}

    LinearFit(
            Input input,
            LinearEquation equation,
            TargetIntegral integral,
            TStar tStar,
            String mainResult,
            Optional<LineLabels> line,
            TargetBlood blood,
            Optional<Collapse> collapse) {
        this.input = input;
        this.equation = equation;
        this.integral = integral;
        this.tStar = tStar;
        this.mainResult = mainResult;
        this.line = line;
        this.blood = blood;
        this.collapse = collapse;
    }

    /** A method with a reference region: there is no blood to take out. */
    static LinearFit ofReference(
            Input input,
            LinearEquation equation,
            TargetIntegral integral,
            TStar tStar,
            Optional<LineLabels> line,
            Optional<Collapse> collapse) {
        return new LinearFit(input, equation, integral, tStar, Srtm.BPND, line, TargetBlood.none(), collapse);
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        UsedFrames used = UsedFrames.of(target, input, weights);
        EnumSet<FitFlag> flags = used.flags();
        if (!(input.areaMinutes() > 0)) return none(target, used.count(), flags, FitFlag.REFERENCE_NOT_POSITIVE);
        double share = blood.share(target, weights);
        if (Double.isNaN(share)) return none(target, used.count(), flags, FitFlag.TOO_FEW_FRAMES);
        TargetFrames frames = TargetFrames.of(blood.removedFrom(target, share), integral.span());
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
        Regression regression = Regression.of(terms, rows, weights);
        if (!regression.isComplete()) return none(target, rows.length, flags, FitFlag.DEGENERATE);
        double[] predicted =
                blood.addedTo(equation.predicted(regression.coefficients(), terms, frames.values()), share);
        for (int frame = 0; frame < rows[0]; frame++) predicted[frame] = Double.NaN;
        Fit fit = told(target, regression, terms, weights, predicted, share, flags);
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
        Estimate from = new Estimate("tstar", Estimate.MINUTES, start, Double.NaN);
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
            Regression regression = Regression.of(terms, rows, weights);
            boolean follows = regression.isComplete()
                    && regression.largestDeviation() <= most
                    && !Double.isNaN(equation.derived(regression.coefficients())[0]);
            if (follows && regression.isStraight(terms)) return start;
            if (follows) latest = start;
        }
        return latest;
    }

    private Fit told(
            Tac target,
            Regression regression,
            LinearEquation.Terms terms,
            double[] weights,
            double[] predicted,
            double share,
            EnumSet<FitFlag> flags) {
        double[] values = equation.derived(regression.coefficients());
        double sigma = regression.sigma(terms, weights);
        double[][] spread = regression.coefficientsByTarget(terms, regression.noise(terms, weights, sigma));
        List<Estimate> estimates = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            double error = Double.isNaN(values[d]) ? Double.NaN : length(spread, gradient(regression, d));
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
            if (collapsed || !each.name().equals(mainResult)) continue;
            if (Double.isNaN(each.value())) flags.add(FitFlag.AT_BOUND);
            if (each.standardError() > Math.abs(each.value()) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        }
        double start = target.times().startMinutes(regression.rows()[0]);
        estimates.addAll(besides(start, share));
        Quality quality = regression.quality().withSigma(sigma).withConditionNumber(regression.conditionNumber());
        return Fit.of(estimates, predicted, equation.fitsTheCurve() ? quality : quality.withoutLikelihood(), flags);
    }

    private double[] gradient(Regression regression, int parameter) {
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

    /** The length of a function's derivative by the frame values, each over the root of its weight. */
    private static double length(double[][] spread, double[] gradient) {
        double sum = 0;
        for (int frame = 0; frame < spread[0].length; frame++) {
            double along = 0;
            for (int c = 0; c < gradient.length; c++) along += gradient[c] * spread[c][frame];
            sum += along * along;
        }
        return StrictMath.sqrt(sum);
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

    /** Weighted least squares over some rows of the terms. */
    private static final class Regression {
        private final int[] rows;
        private final double[] roots;
        private final double[] response;
        private final OrthogonalColumns columns;
        private final double[] lengths;
        private final double[] coefficients;
        private final double[] residuals;
        private final double[] weights;

        private Regression(LinearEquation.Terms terms, int[] rows, double[] allWeights) {
            this.rows = rows;
            this.weights =
                    Arrays.stream(rows).mapToDouble(row -> allWeights[row]).toArray();
            this.roots = Arrays.stream(weights).map(StrictMath::sqrt).toArray();
            this.response = pick(terms.response(), rows);
            int count = terms.regressors().length;
            this.lengths = new double[count];
            double[][] scaled = new double[count][];
            for (int c = 0; c < count; c++) {
                scaled[c] = pick(terms.regressors()[c], rows);
                double square = 0;
                for (int i = 0; i < rows.length; i++) {
                    scaled[c][i] *= roots[i];
                    square += scaled[c][i] * scaled[c][i];
                }
                lengths[c] = StrictMath.sqrt(square);
                for (int i = 0; i < rows.length; i++) scaled[c][i] /= lengths[c];
            }
            this.columns = OrthogonalColumns.of(scaled);
            double[] rooted = response.clone();
            for (int i = 0; i < rooted.length; i++) rooted[i] *= roots[i];
            this.coefficients = columns.solve(rooted);
            for (int c = 0; c < count; c++) coefficients[c] /= lengths[c];
            this.residuals = rooted;
        }

        static Regression of(LinearEquation.Terms terms, int[] rows, double[] weights) {
            return new Regression(terms, rows, weights);
        }

        private static double[] pick(double[] from, int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> from[row]).toArray();
        }

        int[] rows() {
            return rows;
        }

        double[] coefficients() {
            return coefficients;
        }

        boolean isComplete() {
            return columns.isComplete() && conditionNumber() < 1 / (SINGULAR * SINGULAR);
        }

        double conditionNumber() {
            return columns.conditionNumber();
        }

        /**
         * The largest deviation as a share of its value, of points that lie farther from the fit than noise explains: the
         * size of noise is that of the median point, so that points that do not belong cannot enlarge it.
         */
        double largestDeviation() {
            double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
            double noise = sizes[sizes.length / 2] / NORMAL_MEDIAN;
            double largest = 0;
            for (int i = 0; i < rows.length; i++) {
                if (Math.abs(residuals[i]) <= BEYOND_NOISE * noise) continue;
                largest = Math.max(largest, Math.abs(residuals[i] / roots[i] / response[i]));
            }
            return largest;
        }

        /** Whether a term more, the square of the first regressor, bends the fit by nothing that counts. */
        boolean isStraight(LinearEquation.Terms terms) {
            double[] square = pick(terms.regressors()[0], rows);
            for (int i = 0; i < square.length; i++) square[i] *= square[i] * roots[i];
            columns.removeFrom(square);
            double length = 0;
            double along = 0;
            double wrss = 0;
            for (int i = 0; i < square.length; i++) {
                length += square[i] * square[i];
                along += square[i] * residuals[i];
                wrss += residuals[i] * residuals[i];
            }
            double bend = along / length;
            double rest = Math.max(0, wrss - along * bend) / Math.max(1, rows.length - coefficients.length - 1);
            if (bend * bend * length <= SIGNIFICANT * SIGNIFICANT * rest) return true;
            for (int i = 0; i < square.length; i++) {
                if (Math.abs(bend * square[i] / roots[i]) > NEGLIGIBLE_BEND * Math.abs(response[i])) return false;
            }
            return true;
        }

        Quality quality() {
            double[] fitted = response.clone();
            for (int i = 0; i < fitted.length; i++) fitted[i] -= residuals[i] / roots[i];
            return Quality.of(response, fitted, weights, coefficients.length);
        }

        /** [row][frame] how residuals, times the roots of the weights, change with frame values. */
        private double[][] residualsByTarget(LinearEquation.Terms terms) {
            int n = terms.response().length;
            double[][] out = new double[rows.length][n];
            for (int i = 0; i < rows.length; i++) {
                for (int frame = 0; frame < n; frame++) {
                    double change = terms.responseByTarget()[rows[i]][frame];
                    for (int c = 0; c < coefficients.length; c++) {
                        double[][] by = terms.regressorsByTarget()[c];
                        if (by != null) change -= coefficients[c] * by[rows[i]][frame];
                    }
                    out[i][frame] = roots[i] * change;
                }
            }
            return out;
        }

        /**
         * [coefficient][frame] d beta by frame values.
         *
         * @param noise [frame] the size of each change
         */
        double[][] coefficientsByTarget(LinearEquation.Terms terms, double[] noise) {
            double[][] changes = residualsByTarget(terms);
            double[][] out = new double[coefficients.length][noise.length];
            for (int frame = 0; frame < noise.length; frame++) {
                double[] right = new double[coefficients.length];
                for (int c = 0; c < right.length; c++) {
                    double sum = 0;
                    double[][] by = terms.regressorsByTarget()[c];
                    for (int i = 0; i < rows.length; i++) {
                        sum += roots[i] * terms.regressors()[c][rows[i]] * changes[i][frame];
                        if (by != null) sum += residuals[i] * roots[i] * by[rows[i]][frame];
                    }
                    right[c] = sum / lengths[c];
                }
                double[] change = columns.timesInverseSquare(right);
                for (int c = 0; c < change.length; c++) out[c][frame] = change[c] / lengths[c] * noise[frame];
            }
            return out;
        }

        /** The noise of a frame of weight 1, in the target's unit, from the size of the residuals. */
        double sigma(LinearEquation.Terms terms, double[] allWeights) {
            double[][] changes = residualsByTarget(terms);
            double[] spread = spread(allWeights);
            double expected = 0;
            for (int frame = 0; frame < allWeights.length; frame++) {
                double[] column = new double[rows.length];
                for (int i = 0; i < rows.length; i++) column[i] = changes[i][frame] * spread[frame];
                columns.removeFrom(column);
                for (double value : column) expected += value * value;
            }
            double wrss = 0;
            for (double residual : residuals) wrss += residual * residual;
            return rows.length > coefficients.length ? StrictMath.sqrt(wrss / expected) : Double.NaN;
        }

        /**
         * [frame] the noise of each frame value: from its own residual, enlarged by what the fit has drawn it in, or from
         * sigma where it has none.
         */
        double[] noise(LinearEquation.Terms terms, double[] allWeights, double sigma) {
            double[][] changes = residualsByTarget(terms);
            double[] noise = spread(allWeights);
            for (int frame = 0; frame < noise.length; frame++) noise[frame] *= sigma;
            for (int i = 0; i < rows.length; i++) {
                double[] column = new double[rows.length];
                for (int row = 0; row < column.length; row++) column[row] = changes[row][rows[i]];
                double own = Math.abs(column[i]);
                columns.removeFrom(column);
                if (own > 0)
                    noise[rows[i]] = Math.abs(residuals[i]) / Math.max(Math.abs(column[i]), LEAST_FREEDOM * own);
            }
            return noise;
        }

        /** [frame] 1 / root of the weight; a frame that the user left out is as noisy as the noisiest of the others. */
        private static double[] spread(double[] allWeights) {
            double least = Arrays.stream(allWeights).filter(w -> w > 0).min().orElse(1);
            return Arrays.stream(allWeights)
                    .map(w -> 1 / StrictMath.sqrt(w > 0 ? w : least))
                    .toArray();
        }
    }
}
