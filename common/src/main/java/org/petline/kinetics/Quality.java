package org.petline.kinetics;

import org.petline.Group;

/**
 * How well a curve fits.
 *
 * @param rSquared the weighted coefficient of determination
 * @param runsZ Wald and Wolfowitz' runs statistic: standard normal for noise, below -3.1 for systematic residuals
 * @param conditionNumber of the scaled information matrix; infinite if some parameter is not told by the data
 * @param framesUsed frames with a value, a weight above 0, and an input
 */
public record Quality(
        Residual residual,
        Information information,
        double rSquared,
        double runsZ,
        double conditionNumber,
        int framesUsed) {

    /**
     * What a fit leaves.
     *
     * @param sigma residual standard deviation at weight 1, in the unit of what is fitted: sqrt(wrss / degreesOfFreedom)
     * @param wrss weighted residual sum of squares
     * @param degreesOfFreedom frames used less parameters fitted
     */
    @Group
    public record Residual(double sigma, double wrss, int degreesOfFreedom) {
        /** Of which only the degrees of freedom are known. */
        public static Residual unknown(int degreesOfFreedom) {
            return new Residual(Double.NaN, Double.NaN, degreesOfFreedom);
        }
    }

    /**
     * What a fit is worth for its parameters.
     *
     * @param aic Akaike's information criterion of the Gaussian likelihood, sigma counted as a parameter; comparable
     *     between fits of the same frames, and NaN where a ratio is fitted and not the curve
     * @param aicc the same corrected for few frames (Hurvich and Tsai 1989); NaN if there are too few
     */
    @Group
    public record Information(double aic, double aicc) {
        private static final Information UNKNOWN = new Information(Double.NaN, Double.NaN);
    }

    /** Nothing was fitted to these frames. */
    public static Quality none(int framesUsed) {
        return ofFreedom(0, framesUsed);
    }

    /** The quality of a mean of frames, of which only the degrees of freedom are told. */
    static Quality ofMean(int framesUsed) {
        return ofFreedom(framesUsed - 1, framesUsed);
    }

    private static Quality ofFreedom(int degreesOfFreedom, int framesUsed) {
        return new Quality(
                Residual.unknown(degreesOfFreedom),
                Information.UNKNOWN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                framesUsed);
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
        int counted = parameters + 1;
        double aic = wrss > 0
                ? n * (StrictMath.log(2 * StrictMath.PI * wrss / n) + 1) - logWeights + 2 * counted
                : Double.NaN;
        return new Quality(
                new Residual(freedom > 0 ? StrictMath.sqrt(wrss / freedom) : Double.NaN, wrss, freedom),
                new Information(
                        aic, n > counted + 1 ? aic + 2.0 * counted * (counted + 1) / (n - counted - 1) : Double.NaN),
                total > 0 ? 1 - wrss / total : Double.NaN,
                Residuals.runsZ(measured, predicted),
                Double.NaN,
                n);
    }

    Quality withConditionNumber(double number) {
        return new Quality(residual, information, rSquared, runsZ, number, framesUsed);
    }

    Quality withSigma(double other) {
        Residual same = new Residual(other, residual.wrss, residual.degreesOfFreedom);
        return new Quality(same, information, rSquared, runsZ, conditionNumber, framesUsed);
    }

    /** The quality of a fit that is not one of the curve itself. */
    Quality withoutLikelihood() {
        return new Quality(residual, Information.UNKNOWN, rSquared, runsZ, conditionNumber, framesUsed);
    }

    public double sigma() {
        return residual.sigma;
    }

    public double wrss() {
        return residual.wrss;
    }

    public int degreesOfFreedom() {
        return residual.degreesOfFreedom;
    }

    public double aic() {
        return information.aic;
    }

    public double aicc() {
        return information.aicc;
    }
}
