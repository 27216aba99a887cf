package org.petline.transforms;

import org.petline.Reason;

/** Why transforms that a user gives are refused. */
public enum TransformReason implements Reason {
    TRANSFORM_FILE_MISSING(
            "there is no file of transforms where the settings say that the scan's lies",
            "Correct motion.transforms or coregistration.transforms, or put the file there; what they were read as for"
                    + " this scan is shown."),
    TRANSFORM_FORMAT_UNKNOWN(
            "the file holds transforms in no form that petline knows",
            "Give ITK text, FSL matrices, SPM's rp_*.txt or FreeSurfer's LTA, and name it with transforms-format."),
    TRANSFORM_COUNT(
            "there are not as many transforms as needed",
            "Give one a frame for head motion, in the order of the frames, and just one for the coregistration."),
    TRANSFORM_NOT_RIGID(
            "a transform scales, shears or mirrors",
            "Give transforms of six degrees of freedom; if these are, transforms-format or the image they were made"
                    + " from is another one."),
    TRANSFORM_OF_ANOTHER_IMAGE(
            "the file says which images its transform was made from, and they are not this scan's, or the other way round",
            "Give the transform that was made from this scan's images, from the PET (source, mov) to the T1w or the"
                    + " reference (destination, targ); lta_convert --invert turns one round."),
    TRANSFORM_IMPLAUSIBLE(
            "a transform takes the middle of the image farther than a head can move in a scanner",
            "Check transforms-format and that the transforms were made from this image.");

    private final String meaning;
    private final String remedy;

    TransformReason(String meaning, String remedy) {
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
