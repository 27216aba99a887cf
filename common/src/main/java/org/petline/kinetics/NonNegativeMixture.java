package org.petline.kinetics;

/**
 * Weighted least squares of a few columns with amplitudes that are not negative: the linear half of variable projection.
 *
 * <p>If the free solution has a negative amplitude, every subset of columns is tried, which for at most five columns is
 * the plain way to the optimum. Columns are made orthogonal one after the other (modified Gram and Schmidt, twice), and
 * residuals are summed, not differences of squares, so that curves that are almost alike keep their digits.
 */
final class NonNegativeMixture {
    /** Below this share of independent direction, a column is a mixture of the others in double precision. */
    private static final double SINGULAR = 1e-13;

    private final double[] amplitudes;
    private final double[] residuals;
    private final double[][] orthonormal;
    private final double sumOfSquares;

    private NonNegativeMixture(double[] amplitudes, double[] residuals, double[][] orthonormal) {
        this.amplitudes = amplitudes;
        this.residuals = residuals;
        this.orthonormal = orthonormal;
        double sum = 0;
        for (double residual : residuals) sum += residual * residual;
        this.sumOfSquares = sum;
    }

    /**
     * The best mixture.
     *
     * @param columns [column][frame], multiplied with the roots of the weights, as {@code measured} is
     * @param measured [frame]
     */
    static NonNegativeMixture of(double[][] columns, double[] measured) {
        int all = (1 << columns.length) - 1;
        NonNegativeMixture free = ofSubset(columns, measured, all);
        if (free.isFeasible()) return free;
        NonNegativeMixture best = ofSubset(columns, measured, 0);
        for (int subset = 1; subset < all; subset++) {
            NonNegativeMixture candidate = ofSubset(columns, measured, subset);
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

    private static NonNegativeMixture ofSubset(double[][] columns, double[] measured, int subset) {
        int count = Integer.bitCount(subset);
        double[][] q = new double[count][];
        double[][] r = new double[count][count];
        int[] which = new int[count];
        int used = 0;
        for (int column = 0; column < columns.length; column++) {
            if ((subset & (1 << column)) == 0) continue;
            double[] v = columns[column].clone();
            double length = StrictMath.sqrt(dot(v, v));
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < used; before++) {
                    double along = dot(q[before], v);
                    r[before][used] += along;
                    for (int i = 0; i < v.length; i++) v[i] -= along * q[before][i];
                }
            }
            double rest = StrictMath.sqrt(dot(v, v));
            if (!(rest > SINGULAR * length)) {
                for (int before = 0; before < used; before++) r[before][used] = 0;
                continue;
            }
            for (int i = 0; i < v.length; i++) v[i] /= rest;
            r[used][used] = rest;
            q[used] = v;
            which[used++] = column;
        }
        double[] residuals = measured.clone();
        double[] along = new double[used];
        for (int c = 0; c < used; c++) {
            along[c] = dot(q[c], residuals);
            for (int i = 0; i < residuals.length; i++) residuals[i] -= along[c] * q[c][i];
        }
        double[] amplitudes = new double[columns.length];
        for (int c = used - 1; c >= 0; c--) {
            double sum = along[c];
            for (int later = c + 1; later < used; later++) sum -= r[c][later] * amplitudes[which[later]];
            amplitudes[which[c]] = sum / r[c][c];
        }
        return new NonNegativeMixture(amplitudes, residuals, java.util.Arrays.copyOf(q, used));
    }

    /** [column] */
    double[] amplitudes() {
        return amplitudes;
    }

    /** [frame] measured less mixture, times the root of the weight. */
    double[] residuals() {
        return residuals;
    }

    /** The weighted residual sum of squares. */
    double sumOfSquares() {
        return sumOfSquares;
    }

    /** What of a curve no mixture of the columns in use can follow; changes the array. */
    void removeColumnsFrom(double[] curve) {
        for (double[] direction : orthonormal) {
            double along = dot(direction, curve);
            for (int i = 0; i < curve.length; i++) curve[i] -= along * direction[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
