package org.petline.kinetics;

/**
 * A continuous, piecewise quadratic curve with given averages over adjoining pieces: the derivative of the cubic spline
 * through the cumulative integral.
 *
 * <p>It starts at 0 and is straight in its last piece. Its slope is continuous too. The values at the pieces' edges solve
 * a diagonally dominant system, so that none is larger than three times the largest average, and noise in one frame fades
 * by about 3.7 a frame.
 */
final class HistoSpline {
    private HistoSpline() {}

    /**
     * The curve in each piece: [piece][power], in time since the piece's start.
     *
     * @param lengths [piece] minutes, positive
     * @param means [piece] the averages
     */
    static double[][] through(double[] lengths, double[] means) {
        double[] edges = edges(lengths, means);
        double[][] coefficients = new double[means.length][];
        for (int p = 0; p < means.length; p++) {
            double h = lengths[p];
            double from = edges[p];
            double to = edges[p + 1];
            coefficients[p] =
                    new double[] {from, (6 * means[p] - 4 * from - 2 * to) / h, 3 * (from + to - 2 * means[p]) / (h * h)
                    };
        }
        return coefficients;
    }

    /** The curve at the pieces' edges, by elimination from the start (Thomas). */
    private static double[] edges(double[] lengths, double[] means) {
        int n = means.length;
        double[] value = new double[n + 1];
        double[] upper = new double[n + 1];
        for (int e = 1; e < n; e++) {
            double left = 1 / lengths[e - 1];
            double right = 1 / lengths[e];
            double pivot = 2 * (left + right) - left * upper[e - 1];
            upper[e] = right / pivot;
            value[e] = (3 * (left * means[e - 1] + right * means[e]) - left * value[e - 1]) / pivot;
        }
        if (n > 0) value[n] = (2 * means[n - 1] - value[n - 1]) / (1 - upper[n - 1]);
        for (int e = n - 1; e >= 1; e--) value[e] -= upper[e] * value[e + 1];
        return value;
    }
}
