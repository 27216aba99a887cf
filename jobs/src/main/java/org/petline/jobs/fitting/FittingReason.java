package org.petline.jobs.fitting;

import org.petline.Reason;

/** Why nothing can be fitted to a scan's curves. */
public enum FittingReason implements Reason {
    REFERENCE_REGION_ABSENT(
            "The reference region has no voxel in the segmentation",
            "Name another region with kinetics.references, or use a segmentation that has it."),
    MODEL_STARTS_AFTER_SCAN(
            "The scan ends before any model of the settings takes its first frame",
            "Correct the setting, which is in minutes from the injection; a scan that broke off needs a model that begins"
                    + " earlier."),
    NOTHING_TO_FIT(
            "The scan lacks what every model of the settings needs",
            "Add what is missing (blood samples, injected activity and body weight), or name models that do without it.");

    private final String meaning;
    private final String remedy;

    FittingReason(String meaning, String remedy) {
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
