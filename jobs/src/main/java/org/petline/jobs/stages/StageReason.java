package org.petline.jobs.stages;

import org.petline.Reason;

/** Why a scan is refused although each of its files can be read. */
public enum StageReason implements Reason {
    NO_ACTIVITY(
            "No frame of the scan holds any activity: every frame has the same value everywhere",
            "Check the conversion; a scan of zeros usually comes from a lost scale factor."),
    ACTIVITY_IMPLAUSIBLE(
            "Voxels hold more activity than all that is ever injected into a person",
            "Compare the image with the sidecar: Units, ImageDecayCorrected and ImageDecayCorrectionTime, and the header's"
                    + " scl_slope; one of them scales it a second time."),
    REFERENCE_FRAME_UNUSABLE(
            "The frame that motion.reference-frame names cannot be the one that all others are told from",
            "Name a frame that the scan has, that holds activity and lies in the range of motion.start-minutes, or auto."),
    MOTION_RANGE_EMPTY(
            "No frame of the scan lies wholly between motion.start-minutes and motion.end-minutes",
            "Widen the range; it counts from TimeZero. For scans that need no correction set motion.method to off."),
    SEGMENTATION_MISMATCH(
            "The segmentation is not of the T1w: its labels are of another head, lie in another place, or are flipped left"
                    + " to right",
            "Make it again from this T1w, or put the T1w that it was made from beside it; --set regions.other-head=accept"
                    + " takes it as it is, flagged."),
    LABEL_TABLE_MISSING(
            "Regions are to be named as the segmentation names its labels, and it has no label table",
            "Put a _dseg.tsv with the columns index and name beside the segmentation, or set regions.table.");

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
