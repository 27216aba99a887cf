package org.petline.linear;

/** Vectors of numbers; two that meet are of one length. Sums run from the first entry to the last. */
public final class Vectors {
    private Vectors() {}

    /** The sum of products. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** The sum of squares. */
    public static double square(double[] a) {
        return dot(a, a);
    }

    /** The root of the sum of squares. */
    public static double length(double[] a) {
        return StrictMath.sqrt(dot(a, a));
    }

    /** Entry by entry a b, a new vector. */
    public static double[] times(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) out[i] = a[i] * b[i];
        return out;
    }

    /** A vector times a number, a new vector. */
    public static double[] scaled(double[] a, double factor) {
        double[] out = a.clone();
        for (int i = 0; i < out.length; i++) out[i] *= factor;
        return out;
    }

    /** Entry by entry a - b, a new vector. */
    public static double[] minus(double[] a, double[] b) {
        double[] out = a.clone();
        for (int i = 0; i < out.length; i++) out[i] -= b[i];
        return out;
    }

    /** Adds a vector times a number to another, in place. */
    public static void add(double factor, double[] a, double[] into) {
        for (int i = 0; i < into.length; i++) into[i] += factor * a[i];
    }

    /** The entries of these indices, in their order. */
    public static double[] pick(double[] from, int[] indices) {
        double[] out = new double[indices.length];
        for (int i = 0; i < out.length; i++) out[i] = from[indices[i]];
        return out;
    }

    /** Removes a direction of length 1 from a vector, in place and twice for the digits; gives back how much there was. */
    public static double takeOut(double[] direction, double[] from) {
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            double along = dot(direction, from);
            sum += along;
            add(-along, direction, from);
        }
        return sum;
    }
}
