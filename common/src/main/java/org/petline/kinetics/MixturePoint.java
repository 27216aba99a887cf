package org.petline.kinetics;

import org.petline.linear.Vectors;

/** The columns of a {@link Mixture} at one theta, and their slopes, times the roots of the weights. */
final class MixturePoint {
    private final double[] theta;
    private final double[][] columns;
    private final double[] offset;
    private final double[][][] slopes;

    /**
     * One point.
     *
     * @param sums [column, then the offset][used]
     * @param slopes [parameter][column, then the offset][used]
     */
    MixturePoint(double[] theta, double[][] sums, double[][][] slopes) {
        this.theta = theta;
        this.columns = java.util.Arrays.copyOf(sums, sums.length - 1);
        this.offset = sums[sums.length - 1];
        this.slopes = slopes;
    }

    double[] theta() {
        return theta;
    }

    /** [column][used] */
    double[][] columns() {
        return columns;
    }

    /** The values less the offset. */
    double[] less(double[] values) {
        return Vectors.minus(values, offset);
    }

    /** How the model's curve changes with an entry of theta while amplitudes stay: [used], a new array. */
    double[] slope(int parameter, double[] amplitudes) {
        double[][] ofColumns = slopes[parameter];
        double[] out = ofColumns[columns.length].clone();
        for (int column = 0; column < columns.length; column++) {
            if (amplitudes[column] != 0) Vectors.add(amplitudes[column], ofColumns[column], out);
        }
        return out;
    }
}
