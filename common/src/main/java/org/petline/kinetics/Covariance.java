package org.petline.kinetics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.petline.linear.Hc3;
import org.petline.linear.Vectors;

/**
 * Standard errors of functions of fitted parameters, by the delta method, and how well the data tell the parameters
 * apart.
 *
 * <p>The covariance is the heteroscedasticity-consistent one (HC3 of MacKinnon and White 1985): each frame's noise is taken
 * from its own residual, enlarged by what the fit has drawn it in. Weights say how frames are to count, and seldom how
 * noisy they are; errors that took them for inverse variances covered the truth in 86 to 91 % instead of 95 % where noise
 * followed activity and weights did not.
 *
 * <p>The information matrix J'WJ is scaled to a diagonal of ones before it is taken apart into eigenvectors, so that
 * neither units nor sizes of parameters matter to its condition number. Directions without information are kept apart: a
 * function that leans on one has no standard error, the others keep theirs (with what little leans on it at the least
 * information that counts).
 */
public final class Covariance {
    /** Eigenvalues of the scaled information matrix span no more digits than this before errors mean nothing. */
    private static final double SINGULAR = 1e-12;

    /** A gradient that leans on a direction without information by more than this share has no error. */
    private static final double LEANS = 0.01;

    private final double[] scale;
    private final double[] eigenvalues;
    private final double[][] eigenvectors;
    private final double floor;
    private final double[][] along;
    private final double[] noise;

    private Covariance(
            double[] scale, double[] eigenvalues, double[][] eigenvectors, double[][] along, double[] noise) {
        this.scale = scale;
        this.eigenvalues = eigenvalues;
        this.eigenvectors = eigenvectors;
        this.floor = floor(eigenvalues);
        this.along = along;
        this.noise = noise;
    }

    /** The same where the noise is known: [used] its sizes, times the roots of the weights. */
    private Covariance withNoise(double[] known) {
        return new Covariance(scale, eigenvalues, eigenvectors, along, known);
    }

    private static double floor(double[] eigenvalues) {
        double largest = 0;
        for (double value : eigenvalues) largest = Math.max(largest, value);
        return SINGULAR * largest;
    }

    /**
     * The covariance at a solution.
     *
     * @param residuals [used] measured less predicted, times the roots of the weights
     * @param columns [parameter][used] the prediction's derivative by each parameter, times the roots of the weights; null
     *     where a parameter is held
     */
    static Covariance of(double[] residuals, List<double[]> columns) {
        int n = columns.size();
        double[] scale = new double[n];
        int[] free = IntStream.range(0, n)
                .filter(p -> columns.get(p) != null)
                .filter(p -> {
                    scale[p] = Vectors.length(columns.get(p));
                    return scale[p] > 0;
                })
                .toArray();
        double[] values = new double[free.length];
        double[][] vectors = new double[free.length][n];
        double[][] along = new double[free.length][residuals.length];
        if (free.length > 0) {
            double[][] scaled = new double[free.length][free.length];
            for (int r = 0; r < free.length; r++) {
                for (int c = 0; c < free.length; c++) {
                    double product = Vectors.dot(columns.get(free[r]), columns.get(free[c]));
                    scaled[r][c] = r == c ? 1 : product / (scale[free[r]] * scale[free[c]]);
                }
            }
            EigenDecompositionSymmetric eigen =
                    new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scaled, false));
            for (int k = 0; k < free.length; k++) {
                values[k] = eigen.getEigenvalue(k);
                for (int r = 0; r < free.length; r++) {
                    double share = eigen.getEigenvector(k).getEntry(r);
                    vectors[k][free[r]] = share;
                    double[] column = columns.get(free[r]);
                    for (int i = 0; i < column.length; i++) along[k][i] += share * column[i] / scale[free[r]];
                }
            }
        }
        return new Covariance(scale, values, vectors, along, noise(residuals, values, along));
    }

    /**
     * The same with noise whose size is known beforehand. Where residuals are larger than it explains, what the model misses
     * is in them too, and the noise is enlarged by the same factor in all frames.
     *
     * @param noise [used] standard errors of the measured values, times the roots of the weights
     */
    static Covariance of(double[] residuals, List<double[]> columns, double[] noise) {
        long free = columns.stream().filter(Objects::nonNull).count();
        double square = 0;
        int told = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (!(noise[i] > 0)) continue;
            square += residuals[i] * residuals[i] / (noise[i] * noise[i]);
            told++;
        }
        double excess = told > free ? Math.max(1, StrictMath.sqrt(square / (told - free))) : 1;
        return of(residuals, columns).withNoise(Vectors.scaled(noise, excess));
    }

    /** [used] each residual, enlarged by what the fit has drawn it in. */
    private static double[] noise(double[] residuals, double[] eigenvalues, double[][] along) {
        double floor = floor(eigenvalues);
        double[] noise = new double[residuals.length];
        for (int i = 0; i < noise.length; i++) {
            double leverage = 0;
            for (int k = 0; k < eigenvalues.length; k++) {
                if (eigenvalues[k] > floor) leverage += along[k][i] * along[k][i] / eigenvalues[k];
            }
            noise[i] = residuals[i] / Hc3.share(leverage);
        }
        return noise;
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
        double[] influence = influence(gradient);
        double variance = 0;
        for (int i = 0; i < noise.length; i++) {
            double own = influence[i] * noise[i];
            variance += own * own;
        }
        return StrictMath.sqrt(variance);
    }

    /** [used] what each frame's noise moves a function with this gradient by; NaN if the data do not tell it. */
    double[] own(double... gradient) {
        return Vectors.times(influence(gradient), noise);
    }

    /**
     * [used] how a function with this gradient follows the measured values, times the roots of the weights: g'(J'WJ)^-1 J'W.
     * NaN if the data do not tell it.
     */
    double[] influence(double... gradient) {
        double[] scaled = new double[gradient.length];
        double size = 0;
        boolean dependsOnHeld = false;
        for (int p = 0; p < gradient.length; p++) {
            if (scale[p] > 0) scaled[p] = gradient[p] / scale[p];
            else if (gradient[p] != 0) dependsOnHeld = true;
            size += scaled[p] * scaled[p];
        }
        double[] influence = new double[noise.length];
        if (size == 0 && dependsOnHeld) return unknown(influence);
        for (int k = 0; k < eigenvalues.length; k++) {
            double share = Vectors.dot(scaled, eigenvectors[k]);
            if (eigenvalues[k] <= floor && share * share > LEANS * LEANS * size) return unknown(influence);
            double factor = share / Math.max(eigenvalues[k], floor);
            Vectors.add(factor, along[k], influence);
        }
        return influence;
    }

    private static double[] unknown(double[] influence) {
        Arrays.fill(influence, Double.NaN);
        return influence;
    }
}
