package org.petline.linear;

/**
 * The noise of a measurement from its own residual: HC3, the heteroscedasticity-consistent estimate of MacKinnon and White
 * (1985, J Econom 29:305).
 *
 * <p>A fit draws each measurement in, and leaves in its residual a share of its noise: 1 less its leverage. So the noise is
 * the residual over that share.
 */
public final class Hc3 {
    /** A measurement that alone tells a parameter leaves no residual to judge it by; it is enlarged tenfold at most. */
    private static final double LEAST_SHARE = 0.1;

    private Hc3() {}

    /**
     * What a residual is to be divided by.
     *
     * @param leverage the share of a measurement's own value in its prediction
     */
    public static double share(double leverage) {
        return share(1 - leverage, 1);
    }

    /**
     * The same where a measurement enters its residual with another factor than 1.
     *
     * @param left size of the residual's derivative by the measurement once parameters follow it
     * @param own the same while parameters stay
     */
    public static double share(double left, double own) {
        double least = LEAST_SHARE * own;
        return left > least ? left : least;
    }
}
