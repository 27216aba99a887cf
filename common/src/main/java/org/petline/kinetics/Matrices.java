package org.petline.kinetics;

import org.petline.linear.Vectors;

/** Frames by frames: what {@link LinearEquation} terms are made with. */
public final class Matrices {
    private Matrices() {}

    /** [row] matrix times vector. */
    public static double[] times(double[][] matrix, double[] vector) {
        double[] out = new double[matrix.length];
        for (int row = 0; row < out.length; row++) {
            out[row] = Vectors.dot(matrix[row], vector);
        }
        return out;
    }

    /** A matrix with this diagonal. */
    static double[][] diagonal(double[] values) {
        double[][] out = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) out[i][i] = values[i];
        return out;
    }

    /** The identity. */
    static double[][] identity(int size) {
        double[] ones = new double[size];
        java.util.Arrays.fill(ones, 1);
        return diagonal(ones);
    }

    /** [row] one over another, NaN where the other is not positive. */
    static double[] ratio(double[] above, double[] below) {
        double[] out = new double[above.length];
        for (int i = 0; i < out.length; i++) out[i] = below[i] > 0 ? above[i] / below[i] : Double.NaN;
        return out;
    }

    /**
     * How above/below changes when both change: each row of {@code aboveBy} less the ratio times that of the identity, over
     * below.
     */
    static double[][] ratioByTarget(double[][] aboveBy, double[] above, double[] below) {
        int n = above.length;
        double[][] out = new double[n][n];
        for (int row = 0; row < n; row++) {
            if (!(below[row] > 0)) continue;
            for (int k = 0; k < n; k++) out[row][k] = aboveBy[row][k] / below[row];
            out[row][row] -= above[row] / (below[row] * below[row]);
        }
        return out;
    }

    /** As {@link #ratioByTarget(double[][], double[], double[])} where only below changes. */
    static double[][] ratioByTarget(double[] above, double[] below) {
        int n = above.length;
        return ratioByTarget(new double[n][n], above, below);
    }

    /** [row] the columns, each times its factor, summed. */
    static double[] mixture(double[][] columns, double[] factors) {
        double[] out = new double[columns[0].length];
        for (int c = 0; c < columns.length; c++) Vectors.add(factors[c], columns[c], out);
        return out;
    }
}
