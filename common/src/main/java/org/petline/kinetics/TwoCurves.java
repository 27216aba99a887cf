package org.petline.kinetics;

/**
 * A measured curve as a weighted least-squares mixture of two: the linear half of variable projection (Golub and Pereyra
 * 1973).
 *
 * @param first amplitude of the first curve
 * @param second amplitude of the second curve; 0 where the two cannot be told apart
 * @param wrss weighted residual sum of squares
 */
record TwoCurves(double first, double second, double wrss) {
    /** Below this share of independent direction, the two curves are one in double precision. */
    private static final double SINGULAR = 1e-13;

    /**
     * The mixture over used frames: all arrays [used].
     *
     * <p>The second curve is made orthogonal to the first before it is fitted, which keeps the digits that the normal
     * equations' determinant loses when curves are alike; residuals are summed, not differences of squares.
     */
    static TwoCurves of(double[] measured, double[] weights, double[] firstCurve, double[] secondCurve) {
        double ff = 0;
        double fs = 0;
        double fm = 0;
        double ss = 0;
        for (int i = 0; i < measured.length; i++) {
            double wf = weights[i] * firstCurve[i];
            ff += wf * firstCurve[i];
            fs += wf * secondCurve[i];
            fm += wf * measured[i];
            ss += weights[i] * secondCurve[i] * secondCurve[i];
        }
        double along = fs / ff;
        double oo = 0;
        double om = 0;
        for (int i = 0; i < measured.length; i++) {
            double other = secondCurve[i] - along * firstCurve[i];
            oo += weights[i] * other * other;
            om += weights[i] * other * measured[i];
        }
        double second = oo > SINGULAR * SINGULAR * ss ? om / oo : 0;
        double first = fm / ff - along * second;
        double wrss = 0;
        for (int i = 0; i < measured.length; i++) {
            double residual = measured[i] - first * firstCurve[i] - second * secondCurve[i];
            wrss += weights[i] * residual * residual;
        }
        return new TwoCurves(first, second, wrss);
    }
}
