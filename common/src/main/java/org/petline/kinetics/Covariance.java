package org.petline.kinetics;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Standard errors of functions of fitted parameters, by the delta method, and how well the data tell the parameters
 * apart.
 *
 * <p>The information matrix J'WJ is scaled to a diagonal of ones before it is taken apart into eigenvectors, so that
 * neither units nor sizes of parameters matter to its condition number. Directions without information are kept apart: a
 * function that leans on one has no standard error, the others keep theirs (with what little leans on it at the least information
 * that counts).
 */
final class Covariance {
    /** Eigenvalues of the scaled information matrix span no more digits than this before errors mean nothing. */
    private static final double SINGULAR = 1e-12;

    /** A gradient that leans on a direction without information by more than this share has no error. */
    private static final double LEANS = 0.01;

    private final double sigma;
    private final double[] scale;
    private final double[] eigenvalues;
    private final double[][] eigenvectors;
    private final double floor;

    private Covariance(double sigma, double[] scale, double[] eigenvalues, double[][] eigenvectors) {
        this.sigma = sigma;
        this.scale = scale;
        this.eigenvalues = eigenvalues;
        this.eigenvectors = eigenvectors;
        double largest = 0;
        for (double value : eigenvalues) largest = Math.max(largest, value);
        this.floor = SINGULAR * largest;
    }

    /**
     * sigma^2 (J'J)^-1.
     *
     * @param sigma residual standard deviation at weight 1
     * @param columns [parameter][used] the prediction's derivative by each parameter, times the roots of the weights; null
     *     where a parameter is held
     */
    static Covariance of(double sigma, List<double[]> columns) {
        int n = columns.size();
        double[][] information = new double[n][n];
        double[] scale = new double[n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                if (columns.get(r) == null || columns.get(c) == null) continue;
                double sum = 0;
                for (int i = 0; i < columns.get(r).length; i++) sum += columns.get(r)[i] * columns.get(c)[i];
                information[r][c] = information[c][r] = sum;
            }
            scale[r] = StrictMath.sqrt(information[r][r]);
        }
        return ofInformation(sigma, information, scale);
    }

    private static Covariance ofInformation(double sigma, double[][] information, double[] scale) {
        int[] free = java.util.stream.IntStream.range(0, scale.length)
                .filter(p -> scale[p] > 0)
                .toArray();
        double[] values = new double[free.length];
        double[][] vectors = new double[free.length][scale.length];
        if (free.length > 0) {
            double[][] scaled = new double[free.length][free.length];
            for (int r = 0; r < free.length; r++) {
                for (int c = 0; c < free.length; c++) {
                    scaled[r][c] = r == c ? 1 : information[free[r]][free[c]] / (scale[free[r]] * scale[free[c]]);
                }
            }
            EigenDecompositionSymmetric eigen =
                    new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scaled, false));
            for (int k = 0; k < free.length; k++) {
                values[k] = eigen.getEigenvalue(k);
                for (int r = 0; r < free.length; r++) {
                    vectors[k][free[r]] = eigen.getEigenvector(k).getEntry(r);
                }
            }
        }
        return new Covariance(sigma, scale, values, vectors);
    }

    /** Whether some direction of the parameters is not told by the data. */
    boolean isSingular() {
        for (double value : eigenvalues) {
            if (!(value > floor)) return true;
        }
        return false;
    }

    /** Largest over smallest eigenvalue of the scaled information matrix; infinite if it is singular. */
    double conditionNumber() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (double value : eigenvalues) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        if (eigenvalues.length == 0) return Double.NaN;
        return smallest > floor ? largest / smallest : Double.POSITIVE_INFINITY;
    }

    /**
     * The standard error of a function with this gradient, parameters that are held taken as known; NaN if the data do not
     * tell it.
     */
    double error(double... gradient) {
        double[] scaled = new double[gradient.length];
        double size = 0;
        boolean dependsOnHeld = false;
        for (int p = 0; p < gradient.length; p++) {
            if (scale[p] > 0) scaled[p] = gradient[p] / scale[p];
            else if (gradient[p] != 0) dependsOnHeld = true;
            size += scaled[p] * scaled[p];
        }
        if (size == 0 && dependsOnHeld) return Double.NaN;
        double variance = 0;
        for (int k = 0; k < eigenvalues.length; k++) {
            double along = 0;
            for (int p = 0; p < gradient.length; p++) along += scaled[p] * eigenvectors[k][p];
            if (eigenvalues[k] <= floor && along * along > LEANS * LEANS * size) return Double.NaN;
            variance += along * along / Math.max(eigenvalues[k], floor);
        }
        return sigma * StrictMath.sqrt(variance);
    }
}
