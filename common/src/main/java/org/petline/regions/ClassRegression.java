package org.petline.regions;

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
    private final ClassDesign design;
    private final float[] mask;
    private final DecompositionSolver solver;

    /**
     * The problem for one design.
     *
     * @param mask [point] NaN where values are missing in general; others that are, cost a solution of their own
     */
    ClassRegression(ClassDesign design, float[] mask) {
        this.design = design;
        this.mask = mask;
        this.solver = solver(mask);
    }

    ClassDesign design() {
        return design;
    }

    private DecompositionSolver solver(float[] values) {
        double[][] normal = design.normal(values);
        double largest = 0;
        for (int c = 0; c < normal.length; c++) largest = Math.max(largest, normal[c][c]);
        // Classes that no place sees stay at nothing instead of making the system singular.
        for (int c = 0; c < normal.length; c++) normal[c][c] += 1e-9 * largest;
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-6, 0).getSolver();
    }

    /** All coefficients for a frame's values at the points, [column]: classes first. NaN values are left out. */
    double[] solve(float[] values) {
        boolean usual = true;
        for (int p = 0; p < values.length; p++) usual &= Float.isNaN(values[p]) == Float.isNaN(mask[p]);
        DecompositionSolver its = usual ? solver : solver(values);
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
