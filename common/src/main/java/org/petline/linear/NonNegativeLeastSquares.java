package org.petline.linear;

/**
 * Weighted least squares of a few columns with amplitudes that are not negative: the linear half of variable projection.
 *
 * <p>If the free solution has a negative amplitude, every subset of columns is tried, which for at most five columns is
 * the plain way to the optimum. Columns are made orthogonal and residuals are summed, not differences of squares, so that
 * curves that are almost alike keep their digits.
 */
public final class NonNegativeLeastSquares {
    private final double[] amplitudes;
    private final double[] residuals;
    private final OrthogonalColumns orthogonal;
    private final double sumOfSquares;

    private NonNegativeLeastSquares(double[] amplitudes, double[] residuals, OrthogonalColumns orthogonal) {
        this.amplitudes = amplitudes;
        this.residuals = residuals;
        this.orthogonal = orthogonal;
        this.sumOfSquares = Vectors.square(residuals);
    }

    /**
     * The best mixture.
     *
     * @param columns [column][frame], multiplied with the roots of the weights, as {@code measured} is
     * @param measured [frame]
     */
    public static NonNegativeLeastSquares of(double[][] columns, double[] measured) {
        int all = (1 << columns.length) - 1;
        NonNegativeLeastSquares free = ofSubset(columns, measured, all);
        if (free.isFeasible()) return free;
        NonNegativeLeastSquares best = ofSubset(columns, measured, 0);
        for (int subset = 1; subset < all; subset++) {
            NonNegativeLeastSquares candidate = ofSubset(columns, measured, subset);
            if (candidate.isFeasible() && candidate.sumOfSquares < best.sumOfSquares) best = candidate;
        }
        return best;
    }

    private boolean isFeasible() {
        for (double amplitude : amplitudes) {
            if (amplitude < 0) return false;
        }
        return true;
    }

    private static NonNegativeLeastSquares ofSubset(double[][] columns, double[] measured, int subset) {
        OrthogonalColumns orthogonal = OrthogonalColumns.of(columns, subset);
        double[] residuals = measured.clone();
        double[] amplitudes = orthogonal.solve(residuals);
        return new NonNegativeLeastSquares(amplitudes, residuals, orthogonal);
    }

    /** [column] */
    public double[] amplitudes() {
        return amplitudes;
    }

    /** [frame] measured less mixture, times the root of the weight. */
    public double[] residuals() {
        return residuals;
    }

    /** The weighted residual sum of squares. */
    public double sumOfSquares() {
        return sumOfSquares;
    }

    /** What of a curve no mixture of the columns in use can follow; changes the array. */
    public void removeColumnsFrom(double[] curve) {
        orthogonal.removeFrom(curve);
    }
}
