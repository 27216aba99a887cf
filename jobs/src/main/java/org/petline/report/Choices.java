package org.petline.report;

import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.FitChoices;
import org.petline.jobs.tables.rows.KineticParameterRow;

/** An analyst's choices but for the model; a page shows the models side by side under one of them. */
record Choices(String pvc, String referenceRegion, String weights, String prediction, String outliers) {
    static Choices of(BindingPotentialRow row) {
        return of(row.of().pvc(), row.choices());
    }

    static Choices of(KineticParameterRow row) {
        return of(row.of().pvc(), row.choices());
    }

    private static Choices of(String pvc, FitChoices fit) {
        return new Choices(pvc, fit.referenceRegion(), fit.weights(), fit.prediction(), fit.outliers());
    }
}
