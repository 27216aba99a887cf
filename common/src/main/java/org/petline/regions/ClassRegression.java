package org.petline.regions;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;

/**
 * What every class holds, by least squares over places: y = X c + d, where d is the polynomial of the surroundings (Labbe et
 * al. 1998; symmetric GTM, Sattarivand et al., Phys Med Biol 57:7101, 2012: scaling rows alike, both are this estimator).
 */
final class ClassRegression {
    /** Of the largest square of a column; a class of one voxel has more, one out of view none. */
    private static final double LEAST_TOLD = 1e-7;

    private static final double RIDGE = 1e-9;

    private final ClassDesign design;
    private final float[] mask;
    private final DecompositionSolver solver;
    private final double[] squares;

    /**
     * The problem for one design.
     *
     * @param mask [point] NaN where values are missing in general; others that are, cost a solution of their own
     */
    ClassRegression(ClassDesign design, float[] mask) {
        this.design = design;
        this.mask = mask;
        double[][] normal = design.normal(mask);
        this.squares = new double[normal.length];
        for (int c = 0; c < squares.length; c++) squares[c] = normal[c][c];
        this.solver = solver(normal);
    }

    ClassDesign design() {
        return design;
    }

    /** Whether places tell of a class; its coefficient is nothing but the ridge's if not. */
    boolean tells(int its) {
        double largest = 0;
        for (double square : squares) largest = Math.max(largest, square);
        return squares[its] > LEAST_TOLD * largest;
    }

    private static DecompositionSolver solver(double[][] normal) {
        double largest = Double.MIN_NORMAL;
        for (int c = 0; c < normal.length; c++) largest = Math.max(largest, normal[c][c]);
        // Classes that no place sees stay at nothing instead of making the system singular.
        for (int c = 0; c < normal.length; c++) normal[c][c] += RIDGE * largest;
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-6, 0).getSolver();
    }

    /**
     * All coefficients for a frame's values at the points, [column]: classes first. NaN values are left out; all are NaN if
     * there are fewer values than coefficients.
     */
    double[] solve(float[] values) {
        boolean usual = true;
        int known = 0;
        for (int p = 0; p < values.length; p++) {
            usual &= Float.isNaN(values[p]) == Float.isNaN(mask[p]);
            if (!Float.isNaN(values[p])) known++;
        }
        if (known < design.columns()) {
            double[] unknown = new double[design.columns()];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        DecompositionSolver its = usual ? solver : solver(design.normal(values));
        return its.solve(new ArrayRealVector(design.right(values), false)).toArray();
    }

    /** The inverse of X'X over the places that have values in general. */
    double[][] inverse() {
        return solver.solve(MatrixUtils.createRealIdentityMatrix(design.columns()))
                .getData();
    }

    /** Sum of squares that coefficients leave of values. */
    double sumOfSquares(float[] values, double[] coefficients) {
        float[] predicted = design.predicted(coefficients);
        double sum = 0;
        for (int p = 0; p < predicted.length; p++) {
            double left = values[p] - predicted[p];
            if (!Double.isNaN(left)) sum += left * left;
        }
        return sum;
    }
}
