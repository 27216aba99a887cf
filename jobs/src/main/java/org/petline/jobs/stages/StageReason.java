package org.petline.jobs.stages;

import org.petline.Reason;

/** Why a scan is refused although each of its files can be read. */
public enum StageReason implements Reason {
    NO_ACTIVITY(
            "No frame of the scan holds any activity: every frame has the same value everywhere",
            "Check the conversion; a scan of zeros usually comes from a lost scale factor."),
    REFERENCE_FRAME_UNUSABLE(
            "The frame that motion.reference-frame names cannot be the one that all others are told from",
            "Name a frame that the scan has, that holds activity and lies in the range of motion.start-minutes, or auto."),
    MOTION_RANGE_EMPTY(
            "No frame of the scan lies wholly between motion.start-minutes and motion.end-minutes",
            "Widen the range; it counts from TimeZero. For scans that need no correction set motion.method to off."),
    LABEL_TABLE_MISSING(
            "Regions are to be named as the segmentation names its labels, and it has no label table",
            "Put a _dseg.tsv with the columns index and name beside the segmentation, or set regions.table."),
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

    StageReason(String meaning, String remedy) {
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
