package org.petline.jobs.curves;

import org.petline.Reason;

/** Why curves, or what is asked of them, are refused. */
public enum CurvesReason implements Reason {
    CURVES_MISSING(
            "There are no curves where they were said to be",
            "Name a table of curves, a folder that holds *_tacs.tsv, or the folder tables/tacs of a petline output."),
    CURVES_SELECTION_EMPTY(
            "No scan has the labels that were asked for",
            "Check --participant-label and --session-label; labels are those of the files' names, without sub- and ses-."),
    CURVES_UNIT_UNKNOWN(
            "It is not known in which unit the activities of the curves are, and blood is to be compared with them",
            "Say so with --units, for example --units kBq/mL, or write Units into the JSON beside the table."),
    CURVES_RADIONUCLIDE_UNKNOWN(
            "Nothing says which radionuclide was measured, and weights of frames or the correction for decay depend on it",
            "Say so with --radionuclide, write TracerRadionuclide into the JSON beside the table, keep petline's tables"
                    + " scans and tacs in one folder, or choose --weights uniform or duration."),
    CURVES_FRAMES_DIFFER(
            "A region's own table has other frames than the table of its scan",
            "Sample both from the same image, or move the table of the region elsewhere."),
    CURVES_FRAMES_INCONSISTENT(
            "The frames of a scan's rows contradict each other",
            "Make the table again: frames are ordered, and none begins before the last has ended."),
    REGION_UNKNOWN(
            "The scan has no curve of this region", "Use one of the names that its table has; the nearest are shown."),
    SCAN_TWICE(
            "Two tables hold the same region of the same scan, and a table of results has room for one",
            "Give one of the two, or fit them into different folders.");

    private final String meaning;
    private final String remedy;

    CurvesReason(String meaning, String remedy) {
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
