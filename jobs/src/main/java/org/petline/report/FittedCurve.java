package org.petline.report;

import java.util.List;

/**
 * What a model predicts for one region.
 *
 * @param model as in the tables
 * @param predicted [frame], Bq/mL; NaN in frames that the fit did not use
 */
public record FittedCurve(String region, String model, List<Double> predicted) {
    /** Copies the list. */
    public FittedCurve {
        predicted = List.copyOf(predicted);
    }
}
