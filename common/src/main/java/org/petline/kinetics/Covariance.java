package org.petline.kinetics;

/** Standard errors of functions of three fitted parameters, by the delta method. */
final class Covariance {
    /** Eigenvalues of the scaled information matrix span no more digits than this before errors mean nothing. */
    private static final double SINGULAR = 1e-12;

    private final double[][] matrix;

    private Covariance(double[][] matrix) {
        this.matrix = matrix;
    }

    /** Of a fit whose errors cannot be told: every error is NaN. */
    static Covariance unknown() {
        return new Covariance(new double[][] {
            {Double.NaN, Double.NaN, Double.NaN},
            {Double.NaN, Double.NaN, Double.NaN},
            {Double.NaN, Double.NaN, Double.NaN}
        });
    }

    /**
     * sigma^2 (J' W J)^-1.
     *
     * @param weights [used]
     * @param columns [parameter][used] the prediction's derivative by each of three parameters
     */
    static Covariance of(double[] weights, double sigma, double[]... columns) {
        double[][] information = new double[3][3];
        double[] scale = new double[3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < weights.length; i++)
                    information[r][c] += weights[i] * columns[r][i] * columns[c][i];
            }
        }
        for (int r = 0; r < 3; r++) scale[r] = StrictMath.sqrt(information[r][r]);
        double a = information[0][1] / (scale[0] * scale[1]);
        double b = information[0][2] / (scale[0] * scale[2]);
        double c = information[1][2] / (scale[1] * scale[2]);
        double determinant = (1 - a * a) * (1 - b * b) - (c - a * b) * (c - a * b);
        if (!(determinant > SINGULAR)) return unknown();
        double[][] inverse = {
            {1 - c * c, b * c - a, a * c - b},
            {b * c - a, 1 - b * b, a * b - c},
            {a * c - b, a * b - c, 1 - a * a}
        };
        for (int r = 0; r < 3; r++) {
            for (int k = 0; k < 3; k++) inverse[r][k] *= sigma * sigma / (determinant * scale[r] * scale[k]);
        }
        return new Covariance(inverse);
    }

    boolean isUnknown() {
        return Double.isNaN(matrix[0][0]);
    }

    /** The standard error of a function with this gradient. */
    double error(double... gradient) {
        double variance = 0;
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) variance += gradient[r] * matrix[r][c] * gradient[c];
        }
        return StrictMath.sqrt(variance);
    }
}
