package org.petline.image;

/**
 * The cubic B-spline's four pieces around a place, and their derivatives by it.
 *
 * <p>A place lies {@code t} behind the second of four coefficients and {@code s = 1 - t} before the third: their weights
 * are outer(s), inner(t), inner(s), outer(t). First derivatives change sign for the pieces given by {@code s}.
 */
final class CubicBasis {
    private CubicBasis() {}

    static double inner(double t) {
        return 2.0 / 3 - 0.5 * t * t * (2 - t);
    }

    static double outer(double t) {
        return t * t * t / 6;
    }

    static double innerSlope(double t) {
        return t * (1.5 * t - 2);
    }

    static double outerSlope(double t) {
        return 0.5 * t * t;
    }

    /** Second derivative; that of the outer piece is {@code t} itself. */
    static double innerBend(double t) {
        return 3 * t - 2;
    }

    /** Weight of the coefficient {@code tap}, 0 to 3. */
    static double weight(int tap, double t) {
        return switch (tap) {
            case 0 -> outer(1 - t);
            case 1 -> inner(t);
            case 2 -> inner(1 - t);
            default -> outer(t);
        };
    }

    /** First derivative of {@link #weight}. */
    static double slope(int tap, double t) {
        return switch (tap) {
            case 0 -> -outerSlope(1 - t);
            case 1 -> innerSlope(t);
            case 2 -> -innerSlope(1 - t);
            default -> outerSlope(t);
        };
    }

    /** Second derivative of {@link #weight}. */
    static double bend(int tap, double t) {
        return switch (tap) {
            case 0 -> 1 - t;
            case 1 -> innerBend(t);
            case 2 -> innerBend(1 - t);
            default -> t;
        };
    }
}
