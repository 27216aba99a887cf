package org.petline.kinetics;

/**
 * The reference region's clearance k2', as models with one parameter less need it.
 *
 * @param perMinute positive, 1/min
 * @param standardError 1/min; 0 for a number that is given, NaN if it is not known
 */
public record K2Prime(double perMinute, double standardError) {
    public K2Prime {
        if (!(perMinute > 0 && perMinute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("k2' " + perMinute + " 1/min");
        }
    }

    /** A number that is taken as known. */
    public static K2Prime given(double perMinute) {
        return new K2Prime(perMinute, 0);
    }
}
