package org.petline.jobs.stages.results;

/** What is remarkable about a scan although it could be processed; the names are stable and stand in tables. */
public enum ScanFlag {
    /** Some voxels are NaN or infinite; they were taken for missing. */
    VOXELS_NOT_FINITE,
    /** A frame has the same value in every voxel. */
    FRAME_CONSTANT,
    /** Voxels stand at the largest value that the file's integers can hold. */
    VOXELS_SATURATED,
    /** Frames do not follow one another without a gap. */
    FRAMES_WITH_GAPS,
    /** The T1w is from another session of the participant. */
    T1W_FROM_OTHER_SESSION,
    /** The sidecar says that frames were not decay-corrected to TimeZero; petline did it. */
    DECAY_CORRECTED_HERE,
    /** The head's transform is uncertain in at least one frame; see the motion table. */
    MOTION_UNCERTAIN,
    /** Another place of the T1w fits nearly as well; see the coregistration table. */
    COREGISTRATION_UNCERTAIN,
    /** The segmentation fits the T1w better when it is flipped left to right. */
    SEGMENTATION_MIRRORED,
    /** The segmentation's white matter and cortex are not those of the T1w: it may be another person's. */
    SEGMENTATION_OF_ANOTHER_BRAIN,
    /** The segmentation's labels look as if numbers above 255 had been cut to bytes. */
    LABELS_CUT_OFF,
    /** A region of the table is a single voxel of the segmentation. */
    REGION_OF_ONE_VOXEL,
    /** A scan of several frames begins more than ten minutes after the injection, and a model needs what was before. */
    SCAN_STARTS_LATE,
    /** A region of the table has no voxel in the segmentation. */
    REGION_EMPTY,
    /** A region lies partly outside the field of view. */
    REGION_CUT,
    /** The image file has a peculiarity; the log of the scan names it. */
    FILE_PECULIAR,
    /** There is one frame only: activity, but no kinetics. */
    STATIC_SCAN,
    /** The scan lacks what a model of the settings needs; its rows in binding_potentials say what. */
    MODEL_NOT_FITTED
}
