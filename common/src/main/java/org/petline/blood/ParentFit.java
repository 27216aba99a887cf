package org.petline.blood;

import java.util.List;

/**
 * A model of the parent fraction fitted to samples.
 *
 * @param parameters in the order of {@link ParentModel#parameterNames}
 * @param sumOfSquares weighted, of the residuals
 * @param aic {@code n ln(sumOfSquares / n) + 2 (3 + 1)}, the 1 for the noise's variance
 * @param bound whether a parameter lies at a limit of the search that is not its natural one (0 or 1 of a share)
 */
public record ParentFit(ParentModel model, List<Double> parameters, double sumOfSquares, double aic, Bound bound) {
    /** Where the parameters lie. */
    public enum Bound {
        WITHIN,
        AT_BOUND
    }

    /** Copies the list. */
    public ParentFit {
        parameters = List.copyOf(parameters);
    }

    /** The fitted fraction, minutes from TimeZero. */
    public double at(double minutes) {
        return model.fraction(minutes, parameters);
    }
}
