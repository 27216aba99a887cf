package org.petline.blood;

/** What to know about an input from blood before it is used. */
public enum BloodFlag {
    /** The last sample was drawn before the time asked for; nothing is extrapolated. */
    BLOOD_ENDS_EARLY,

    /** The first sample is the largest: the peak may have been missed. */
    PEAK_NOT_SAMPLED,

    /** An automatic recording is said to be uncorrected for dispersion, or nothing is said, and no constant is given. */
    DISPERSION_NOT_CORRECTED,

    /** Manual samples and the automatic recording differ by more than 15 % in the median, where both are there. */
    RECORDINGS_DISAGREE,

    /** Plasma was sampled and whole blood was not: its activity is NaN. */
    WHOLE_BLOOD_UNKNOWN,

    /** No sample has both whole blood and plasma: their ratio rests on the automatic recording between its samples. */
    RATIO_FROM_INTERPOLATED_BLOOD,

    /** The ratio of whole blood to plasma is used after the last sample that it rests on; it is held there. */
    RATIO_EXTRAPOLATED,

    /** The parent fraction is used after its last sample: as the model goes on, or held if interpolated. */
    PARENT_FRACTION_EXTRAPOLATED,

    /** Too few samples of the parent fraction for a model: they are interpolated. */
    PARENT_FRACTION_NOT_FITTED,

    /** A parameter of the parent fraction's model lies at a limit of the search. */
    PARENT_FRACTION_AT_BOUND
}
