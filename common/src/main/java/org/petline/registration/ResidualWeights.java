package org.petline.registration;

import java.util.Arrays;

/**
 * How much cells count by what a fit has left: less where the residuals of such cells vary more, and less beyond that
 * (Cauchy's weights), as vessels and lesions do.
 */
final class ResidualWeights {
    /** In standard deviations; costs 5 % of the efficiency at normal noise. */
    private static final double CAUCHY = 2.385;

    private static final double SIGMA_OF_MEDIAN = 1.4826;

    private final UptakeModel model;
    private final double[] predicted;
    private final double[] residual;
    private final double[] weight;
    private final int count;

    private ResidualWeights(UptakeFit fit, double[] weight) {
        this.model = fit.model();
        this.predicted = fit.predicted();
        this.residual = fit.residual();
        this.weight = weight;
        this.count = weight.length;
    }

    /**
     * The weights, [cell], by the residuals' variance in the dim and in the bright half of the brain, and by each residual.
     *
     * @param weight [cell] those of weight 0 tell nothing
     * @param before [cell] the weights to keep if there is nothing to tell them by
     */
    static double[] of(UptakeFit fit, double[] weight, double[] before) {
        return new ResidualWeights(fit, weight).weights(before);
    }

    private double[] weights(double[] before) {
        double[] brightness = new double[count];
        int counted = 0;
        for (int p = 0; p < count; p++) if (counts(p)) brightness[counted++] = predicted[p];
        if (counted < 2) return before;
        Arrays.sort(brightness, 0, counted);
        double middle = brightness[counted / 2];
        double low = brightness[counted / 4];
        double high = brightness[3 * counted / 4];
        double dim = variance(-1, middle);
        double bright = variance(1, middle);
        double pooled = 0.5 * (dim + bright);
        double slope = high > low ? Math.max(0, (bright - dim) / (high - low)) : 0;
        double[] out = new double[count];
        for (int p = 0; p < count; p++) {
            double variance = Math.max(0.25 * pooled, pooled + slope * (predicted[p] - 0.5 * (low + high)));
            out[p] = pooled / (variance + residual[p] * residual[p] / (CAUCHY * CAUCHY));
        }
        return out;
    }

    private boolean counts(int point) {
        return weight[point] > 0 && model.total(point) > 0.5;
    }

    /** Squared robust spread of the residuals on one side of a brightness. */
    private double variance(int side, double middle) {
        double[] deviations = new double[count];
        int counted = 0;
        for (int p = 0; p < count; p++) {
            if (counts(p) && side * (predicted[p] - middle) > 0) deviations[counted++] = Math.abs(residual[p]);
        }
        Arrays.sort(deviations, 0, counted);
        double spread = counted == 0 ? 0 : SIGMA_OF_MEDIAN * deviations[counted / 2];
        return Math.max(Double.MIN_NORMAL, spread * spread);
    }
}
