package org.petline.kinetics;

/** Sums over frames. */
final class Rows {
    private Rows() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** Element by element, a new array. */
    static double[] times(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) out[i] = a[i] * b[i];
        return out;
    }

    /** Removes a direction of length 1 from a curve, twice for the digits; gives back how much there was. */
    static double takeOut(double[] direction, double[] curve) {
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            double along = dot(direction, curve);
            sum += along;
            for (int i = 0; i < curve.length; i++) curve[i] -= along * direction[i];
        }
        return sum;
    }
}
