package org.petline.report;

import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.KineticParameterRow;

/** An analyst's choices but for the model; a page shows the models side by side under one of them. */
record Choices(String pvc, String referenceRegion, String weights, String prediction, String outliers) {
    static Choices of(BindingPotentialRow row) {
        return new Choices(row.pvc(), row.referenceRegion(), row.weights(), row.prediction(), row.outliers());
    }

    static Choices of(KineticParameterRow row) {
        return new Choices(row.pvc(), row.referenceRegion(), row.weights(), row.prediction(), row.outliers());
    }
}
