package org.petline.kinetics;

/**
 * How well a curve fits.
 *
 * @param sigma residual standard deviation at weight 1, in the activity's unit: sqrt(wrss / degreesOfFreedom)
 * @param wrss weighted residual sum of squares
 * @param degreesOfFreedom frames used less parameters fitted
 * @param aic Akaike's information criterion of the Gaussian likelihood, sigma counted as a parameter; comparable between
 *     fits of the same frames
 * @param rSquared the weighted coefficient of determination
 * @param framesUsed frames with a value, a weight above 0, and an input
 */
public record Quality(double sigma, double wrss, int degreesOfFreedom, double aic, double rSquared, int framesUsed) {
    static Quality none(int framesUsed) {
        return new Quality(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, framesUsed);
    }

    /**
     * The quality of a prediction, over the used frames only.
     *
     * @param measured [used]
     * @param predicted [used]
     * @param weights [used], positive
     * @param parameters how many were fitted
     */
    static Quality of(double[] measured, double[] predicted, double[] weights, int parameters) {
        int n = measured.length;
        double wrss = 0;
        double sumOfWeights = 0;
        double sum = 0;
        double logWeights = 0;
        for (int i = 0; i < n; i++) {
            double residual = measured[i] - predicted[i];
            wrss += weights[i] * residual * residual;
            sumOfWeights += weights[i];
            sum += weights[i] * measured[i];
            logWeights += StrictMath.log(weights[i]);
        }
        double mean = sum / sumOfWeights;
        double total = 0;
        for (int i = 0; i < n; i++) total += weights[i] * (measured[i] - mean) * (measured[i] - mean);
        int freedom = n - parameters;
        double aic = wrss > 0
                ? n * (StrictMath.log(2 * StrictMath.PI * wrss / n) + 1) - logWeights + 2 * (parameters + 1)
                : Double.NaN;
        return new Quality(
                freedom > 0 ? StrictMath.sqrt(wrss / freedom) : Double.NaN,
                wrss,
                freedom,
                aic,
                total > 0 ? 1 - wrss / total : Double.NaN,
                n);
    }
}
