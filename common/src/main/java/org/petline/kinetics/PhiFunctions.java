package org.petline.kinetics;

/**
 * phi_n(z) = integral over s from 0 to 1 of exp((1 - s) z) s^(n-1) / (n-1)!, for n = 0 to 6 and z not positive; phi_0 is
 * the exponential itself.
 *
 * <p>With them the integrals of polynomials against exponentials are closed forms without cancellation: the integral of
 * s^m exp(-k (h - s)) from 0 to h is m! h^(m+1) phi_(m+1)(-k h) (Hochbruck and Ostermann, Acta Numerica 19:209, 2010).
 */
final class PhiFunctions {
    static final int HIGHEST = 6;

    /** Below, the recurrence from phi_0 upwards loses more digits than the series downwards. */
    private static final double SERIES_BELOW = 2;

    /** 2^26 / 32! is far below half an ulp of phi_6. */
    private static final int TERMS = 26;

    private static final double[] INVERSE_FACTORIAL = {1, 1, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720};

    private static final double[] INVERSE = new double[HIGHEST + TERMS + 1];

    static {
        for (int n = 1; n < INVERSE.length; n++) INVERSE[n] = 1.0 / n;
    }

    private PhiFunctions() {}

    /** How many terms reach the last digit: 0.5^14 6! / 20! and 0.05^8 6! / 14! are below 1e-18. */
    private static int terms(double z) {
        if (z > -0.05) return 8;
        return z > -0.5 ? 14 : TERMS;
    }

    /** Writes phi_0(z) to phi_5(z) into {@code phi}. */
    static void at(double z, double[] phi) {
        if (z > -SERIES_BELOW) {
            double sum = 1;
            for (int term = terms(z); term >= 1; term--) sum = 1 + sum * z * INVERSE[HIGHEST + term];
            phi[HIGHEST] = sum * INVERSE_FACTORIAL[HIGHEST];
            for (int n = HIGHEST - 1; n >= 0; n--) phi[n] = INVERSE_FACTORIAL[n] + z * phi[n + 1];
        } else {
            phi[0] = StrictMath.exp(z);
            for (int n = 0; n < HIGHEST; n++) phi[n + 1] = (phi[n] - INVERSE_FACTORIAL[n]) / z;
        }
    }

    /** The derivative of phi_n, from values that {@link #at} wrote; n from 0 to 5. */
    static double slope(double[] phi, int n) {
        return phi[n] - n * phi[n + 1];
    }
}
