package org.petline.kinetics;

import java.util.Arrays;
import org.petline.linear.Hc3;
import org.petline.linear.OrthogonalColumns;
import org.petline.linear.Vectors;

/**
 * Weighted least squares of a {@link LinearEquation} over some rows of its terms, and how the target's noise goes through
 * it; see {@link LinearFit}.
 */
final class LinearRegression {
    /** Columns that are told apart by less than this share of their length tell nothing. */
    private static final double SINGULAR = 1e-8;

    /** Half the normal distribution lies within 0.6745 standard deviations. */
    private static final double NORMAL_MEDIAN = 0.6745;

    /** Standard deviations of the residuals; a curve with 10 % of noise has points 10 % off its line everywhere. */
    private static final double BEYOND_NOISE = 3;

    /** Of a term more: t above which it is no noise. */
    private static final double SIGNIFICANT = 2;

    /** Of the response: what a bend may leave a line by. */
    private static final double NEGLIGIBLE_BEND = 0.001;

    private final LinearEquation.Terms terms;
    private final double[] allWeights;
    private final int[] rows;
    private final double[] roots;
    private final double[] response;
    private final OrthogonalColumns columns;
    private final double[] lengths;
    private final double[] coefficients;
    private final double[] residuals;
    private final double[] weights;

    private LinearRegression(LinearEquation.Terms terms, int[] rows, double[] allWeights) {
        this.terms = terms;
        this.allWeights = allWeights;
        this.rows = rows;
        this.weights = Vectors.pick(allWeights, rows);
        this.roots = Arrays.stream(weights).map(StrictMath::sqrt).toArray();
        this.response = Vectors.pick(terms.response(), rows);
        int count = terms.regressors().length;
        this.lengths = new double[count];
        double[][] scaled = new double[count][];
        for (int c = 0; c < count; c++) {
            scaled[c] = Vectors.times(Vectors.pick(terms.regressors()[c], rows), roots);
            lengths[c] = Vectors.length(scaled[c]);
            for (int i = 0; i < rows.length; i++) scaled[c][i] /= lengths[c];
        }
        this.columns = OrthogonalColumns.of(scaled);
        double[] rooted = Vectors.times(response, roots);
        this.coefficients = columns.solve(rooted);
        for (int c = 0; c < count; c++) coefficients[c] /= lengths[c];
        this.residuals = rooted;
    }

    /**
     * The regression over some rows.
     *
     * @param weights [frame] of all frames
     */
    static LinearRegression of(LinearEquation.Terms terms, int[] rows, double[] weights) {
        return new LinearRegression(terms, rows, weights);
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
    boolean isStraight() {
        double[] square = Vectors.pick(terms.regressors()[0], rows);
        for (int i = 0; i < square.length; i++) square[i] *= square[i] * roots[i];
        columns.removeFrom(square);
        double length = Vectors.square(square);
        double along = Vectors.dot(square, residuals);
        double wrss = Vectors.square(residuals);
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
    private double[][] residualsByTarget() {
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
    double[][] coefficientsByTarget(double[] noise) {
        double[][] changes = residualsByTarget();
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
    double sigma() {
        return excess(spread());
    }

    /**
     * Noise that is known beforehand, [frame]: where residuals are larger than it explains, what the equation misses is in
     * them too, and it is enlarged by the same factor in all frames.
     */
    double[] enlarged(double[] noise) {
        double excess = excess(noise);
        return excess > 1 ? Vectors.scaled(noise, excess) : noise;
    }

    /** The root of the residuals' square over what noise of these sizes, [frame], is expected to leave. */
    private double excess(double[] noise) {
        double[][] changes = residualsByTarget();
        double expected = 0;
        for (int frame = 0; frame < allWeights.length; frame++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) column[i] = changes[i][frame] * noise[frame];
            columns.removeFrom(column);
            for (double value : column) expected += value * value;
        }
        return rows.length > coefficients.length ? StrictMath.sqrt(Vectors.square(residuals) / expected) : Double.NaN;
    }

    /**
     * [frame] the noise of each frame value: from its own residual, enlarged by what the fit has drawn it in, or from
     * sigma where it has none.
     */
    double[] noise(double sigma) {
        double[][] changes = residualsByTarget();
        double[] noise = spread();
        for (int frame = 0; frame < noise.length; frame++) noise[frame] *= sigma;
        for (int i = 0; i < rows.length; i++) {
            double[] column = new double[rows.length];
            for (int row = 0; row < column.length; row++) column[row] = changes[row][rows[i]];
            double own = Math.abs(column[i]);
            columns.removeFrom(column);
            if (own > 0) noise[rows[i]] = Math.abs(residuals[i]) / Hc3.share(Math.abs(column[i]), own);
        }
        return noise;
    }

    /** [frame] 1 / root of the weight; a frame that the user left out is as noisy as the noisiest of the others. */
    private double[] spread() {
        double least = Arrays.stream(allWeights).filter(w -> w > 0).min().orElse(1);
        return Arrays.stream(allWeights)
                .map(w -> 1 / StrictMath.sqrt(w > 0 ? w : least))
                .toArray();
    }
}
