package org.petline.regions;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;

/** What classes hold whose means are known: the solution of W c = m, with its errors. */
final class TransferSolution {
    private final double[][] shares;
    private final double[][] inverse;

    TransferSolution(double[][] shares) {
        this.shares = shares;
        this.inverse = inverseOf(shares);
    }

    private static double[][] inverseOf(double[][] matrix) {
        return new LUDecomposition(new Array2DRowRealMatrix(matrix), 0)
                .getSolver()
                .getInverse()
                .getData();
    }

    /** The inverse of W. */
    double[][] inverse() {
        return inverse;
    }

    /**
     * Solves for one frame.
     *
     * @param means [equation]; NaN where nothing was measured: that class is not solved for, and stays NaN
     */
    double[] solve(double[] means) {
        int[] known = IntStream.range(0, means.length)
                .filter(each -> !Double.isNaN(means[each]))
                .toArray();
        if (known.length == means.length) return times(inverse, means);
        double[][] part = new double[known.length][known.length];
        double[] right = new double[known.length];
        for (int a = 0; a < known.length; a++) {
            right[a] = means[known[a]];
            for (int b = 0; b < known.length; b++) part[a][b] = shares[known[a]][known[b]];
        }
        double[] solved = known.length == 0 ? new double[0] : times(inverseOf(part), right);
        double[] out = new double[means.length];
        Arrays.fill(out, Double.NaN);
        for (int a = 0; a < known.length; a++) out[known[a]] = solved[a];
        return out;
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] out = new double[matrix.length];
        for (int a = 0; a < out.length; a++) {
            double sum = 0;
            for (int b = 0; b < vector.length; b++) {
                if (matrix[a][b] != 0) sum += matrix[a][b] * vector[b];
            }
            out[a] = sum;
        }
        return out;
    }
}
