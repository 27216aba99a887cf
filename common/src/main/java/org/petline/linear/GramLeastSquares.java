package org.petline.linear;

/** The residual sum of squares of a few columns with amplitudes that are not negative, from products alone. */
public final class GramLeastSquares {
    /** Below this share of a column's square, nothing independent is left of it. */
    private static final double SINGULAR = 1e-14;

    private final int columns;
    private final double[][] normal;
    private final double[] right;
    private final double[][] factor;
    private final double[] half;
    private final double[] solution;
    private final int[] which;

    public GramLeastSquares(int columns) {
        this.columns = columns;
        normal = new double[columns + 1][columns + 1];
        right = new double[columns];
        factor = new double[columns][columns];
        half = new double[columns];
        solution = new double[columns];
        which = new int[columns];
    }

    /**
     * The sum of squares of the best mixture.
     *
     * @param mixing [column, then the offset][curve]
     * @param gram [curve][curve] weighted products
     * @param along [curve] weighted products with the measured curve
     * @param measuredSquared of the measured curve with itself
     */
    public double sumOfSquares(double[][] mixing, double[][] gram, double[] along, double measuredSquared) {
        int curves = along.length;
        double square = measuredSquared;
        for (int a = 0; a <= columns; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < curves; i++) {
                    if (mixing[a][i] == 0) continue;
                    double inner = 0;
                    for (int j = 0; j < curves; j++) inner += mixing[b][j] * gram[i][j];
                    sum += mixing[a][i] * inner;
                }
                normal[a][b] = normal[b][a] = sum;
            }
        }
        double offsetAlong = 0;
        for (int i = 0; i < curves; i++) offsetAlong += mixing[columns][i] * along[i];
        square += normal[columns][columns] - 2 * offsetAlong;
        for (int a = 0; a < columns; a++) {
            double sum = -normal[a][columns];
            for (int i = 0; i < curves; i++) sum += mixing[a][i] * along[i];
            right[a] = sum;
        }
        int all = (1 << columns) - 1;
        double free = explained(all);
        if (!Double.isNaN(free)) return square - free;
        double best = 0;
        for (int subset = 1; subset < all; subset++) {
            double explained = explained(subset);
            if (explained > best) best = explained;
        }
        return square - best;
    }

    /** What the columns of a subset take off the sum of squares; NaN if an amplitude is negative. */
    private double explained(int subset) {
        int n = 0;
        for (int c = 0; c < columns; c++) {
            if ((subset & (1 << c)) != 0) which[n++] = c;
        }
        double sum = 0;
        for (int r = 0; r < n; r++) {
            double rest = right[which[r]];
            double diagonal = normal[which[r]][which[r]];
            double left = diagonal;
            for (int c = 0; c < r; c++) {
                double value = normal[which[r]][which[c]];
                for (int k = 0; k < c; k++) value -= factor[r][k] * factor[c][k];
                factor[r][c] = factor[c][c] == 0 ? 0 : value / factor[c][c];
                left -= factor[r][c] * factor[r][c];
                rest -= factor[r][c] * half[c];
            }
            boolean alone = left > SINGULAR * diagonal;
            factor[r][r] = alone ? Math.sqrt(left) : 0;
            half[r] = alone ? rest / factor[r][r] : 0;
            sum += half[r] * half[r];
        }
        for (int r = n - 1; r >= 0; r--) {
            double value = half[r];
            for (int k = r + 1; k < n; k++) value -= factor[k][r] * solution[k];
            solution[r] = factor[r][r] == 0 ? 0 : value / factor[r][r];
            if (solution[r] < 0) return Double.NaN;
        }
        return sum;
    }
}
