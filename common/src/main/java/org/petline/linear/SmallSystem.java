package org.petline.linear;

/** A few linear equations with few unknowns. */
public final class SmallSystem {
    private SmallSystem() {}

    /** The solution by elimination with pivoting; entries that the equations do not tell are 0. Changes its arguments. */
    public static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c])) pivot = r;
            }
            double[] row = matrix[c];
            matrix[c] = matrix[pivot];
            matrix[pivot] = row;
            double value = right[c];
            right[c] = right[pivot];
            right[pivot] = value;
            if (matrix[c][c] == 0) continue;
            for (int r = c + 1; r < n; r++) {
                double factor = matrix[r][c] / matrix[c][c];
                for (int k = c; k < n; k++) matrix[r][k] -= factor * matrix[c][k];
                right[r] -= factor * right[c];
            }
        }
        double[] solution = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = right[r];
            for (int k = r + 1; k < n; k++) sum -= matrix[r][k] * solution[k];
            solution[r] = matrix[r][r] == 0 ? 0 : sum / matrix[r][r];
        }
        return solution;
    }
}
