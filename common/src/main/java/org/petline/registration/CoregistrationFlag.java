package org.petline.registration;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What a reader of a coregistration should know; none of them excludes a scan. */
public enum CoregistrationFlag implements Flag {
    /** Another place of the head fits nearly as well: the similarity there is above nine tenths of the best. */
    AMBIGUOUS(
            caution(
                    "another place of the head fits nearly as well",
                    "Look at the PET on the T1w in the scan's report; if it does not fit, give a transform (coregistration.method file).")),
    /** Under six tenths of the T1w's head lie inside the PET's field of view. */
    LITTLE_OVERLAP(
            caution(
                    "much of the T1w's head lies outside the PET's field of view",
                    "Look at the PET on the T1w in the scan's report; a short field of view is as it is, a wrong place is not.")),
    /** The result lies more than 60 mm or 35 degrees from what the headers say. */
    FAR_FROM_HEADERS(caution(
            "the result lies far from what the image headers say",
            "Look at the PET on the T1w in the scan's report; if it fits, the headers are wrong and nothing else is.")),
    /**
     * The segmentation fits the PET more than 3 mm from where the T1w does; the T1w is believed. The segmentation may
     * belong to another image.
     */
    SEGMENTATION_DISAGREES(caution(
            "the segmentation fits the PET more than 3 mm from where the T1w does; does it belong to this T1w?",
            "Check that the segmentation was made from this T1w and lies in its space.")),
    /**
     * The images fit clearly better where the inverse of the given transform puts them: it was written the other way
     * round.
     */
    INVERSE_FITS_BETTER(
            unusable(
                    "the images fit better where the inverse of the given transform puts them: was it written the other way round?",
                    "Check which way round the file's transform is and coregistration.transforms-format, and invert it if it is wrong.")),
    /**
     * The images fit clearly better more than 5 mm from where the given transform puts them: it may have been made for
     * another image.
     */
    OTHER_PLACE_FITS_BETTER(
            caution(
                    "the images fit better more than 5 mm from where the given transform puts them: was it made for them?",
                    "Check that the file is this scan's, and that it starts from the reference of the same motion correction.")),
    /** An image is empty or flat; the headers are believed. */
    NOTHING_TO_COMPARE(caution(
            "an image is empty or flat, or stands alone",
            "Look at the T1w and the PET; as it is, their headers are believed."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    CoregistrationFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "coregistration";
    }

    @Override
    public Words words() {
        return words;
    }
}
