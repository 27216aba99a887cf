package org.petline.jobs.fitting;

/** What a scan lacks that a model needs; the names are stable and stand as flags in tables. */
public enum MissingInput {
    /** The reference region has no voxel in the segmentation, or no column in the table. */
    REFERENCE_REGION_ABSENT,
    /** The scan has no blood samples that give plasma. */
    PLASMA_ABSENT,
    /** Whole blood is not known. */
    WHOLE_BLOOD_ABSENT,
    /** Injected activity or body weight is not known. */
    INJECTED_ACTIVITY_UNKNOWN,
    /** No k2' was found: its regions are absent, or their curves do not tell it. */
    K2_PRIME_NOT_FOUND,
    /** No VND was found in the curves of all regions. */
    VND_NOT_FOUND,
    /** The file of weights lacks a frame of the scan, or the region's column. */
    WEIGHTS_ABSENT,
    /** The curves do not tell the delay of blood: the models were fitted without one. */
    DELAY_NOT_FOUND
}
