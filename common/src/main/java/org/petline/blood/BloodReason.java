package org.petline.blood;

import org.petline.Reason;

/** Why blood samples cannot become an input. */
public enum BloodReason implements Reason {
    BLOOD_ACTIVITY_MISSING(
            "the recordings of blood hold fewer than three activities above zero, of plasma and of whole blood",
            "Add plasma_radioactivity or whole_blood_radioactivity, or choose a model with a reference region."),
    BLOOD_PLASMA_RATIO_UNKNOWN(
            "only whole blood was sampled, and nothing says how its activity relates to that of plasma",
            "Add plasma_radioactivity of some samples, or choose a model with a reference region."),
    PARENT_FRACTION_MISSING(
            "no sample says how much of the plasma's activity is the unchanged tracer",
            "Add metabolite_parent_fraction; for a tracer that is not metabolised choose unchanged as its model.");

    private final String meaning;
    private final String remedy;

    BloodReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
