package org.petline.registration;

/** What a reader of a coregistration should know; none of them excludes a scan. */
public enum CoregistrationFlag {
    /** Another place of the head fits nearly as well: the similarity there is above nine tenths of the best. */
    AMBIGUOUS,
    /** Under six tenths of the T1w's head lie inside the PET's field of view. */
    LITTLE_OVERLAP,
    /** The result lies more than 60 mm or 35 degrees from what the headers say. */
    FAR_FROM_HEADERS,
    /**
     * The segmentation fits the PET more than 3 mm from where the T1w does; the T1w is believed. The segmentation may
     * belong to another image.
     */
    SEGMENTATION_DISAGREES,
    /**
     * The images fit clearly better where the inverse of the given transform puts them: it was written the other way
     * round.
     */
    INVERSE_FITS_BETTER,
    /**
     * The images fit clearly better more than 5 mm from where the given transform puts them: it may have been made for
     * another image.
     */
    OTHER_PLACE_FITS_BETTER,
    /** An image is empty or flat; the headers are believed. */
    NOTHING_TO_COMPARE
}
