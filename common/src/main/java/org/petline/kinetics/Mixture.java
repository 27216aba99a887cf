package org.petline.kinetics;

import java.util.List;

/**
 * A model's curve as a mixture of curves: what {@link VariableProjection} needs to know of a model.
 *
 * <p>Curves are the fixed ones (the reference, whole blood...), then the input convolved with exp(-rate t) for each of
 * the rates, the first entries of theta. Each column of the mixture is a sum of curves with coefficients that may depend
 * on theta; the model's curve is the sum of the columns, each times an amplitude that is not negative, and of the offset.
 * So theta alone is searched; amplitudes follow (Golub and Pereyra 1973).
 */
interface Mixture {
    /** How many entries of theta are rates, 1/min. */
    int rates();

    /** Where each entry of theta is searched: a range whose points the grid takes, spaced evenly in its logarithm. */
    List<SearchRange> ranges();

    /** How many columns have an amplitude. */
    int columns();

    /** Whether theta is a sensible point at all, for example rates in order. */
    default boolean isValid(double[] theta) {
        return true;
    }

    /**
     * Writes the coefficients.
     *
     * @param into [column][curve], one row more than columns: the last is the offset, whose amplitude is 1; zero on entry
     */
    void mix(double[] theta, double[][] into);

    /** The model's parameters, names and units, in the order of {@link #derived}. */
    List<Estimate> shape();

    /** The parameters that amplitudes and theta stand for; NaN where one has no meaning. */
    double[] derived(double[] amplitudes, double[] theta);
}
