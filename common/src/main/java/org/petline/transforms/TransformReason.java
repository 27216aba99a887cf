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
            "Give ITK's transforms, FSL matrices, SPM's rp_*.txt, AFNI's aff12.1D or FreeSurfer's LTA, and name it with"
                    + " transforms-format."),
    TRANSFORM_FORMAT_NOT_READ(
            "the file holds transforms in a form that petline knows and does not read",
            "Write the transforms in the form that is named there."),
    TRANSFORM_FORMAT_AMBIGUOUS(
            "rows of six numbers are written by several programs, in other units and orders, and the file's name is not"
                    + " rp_*.txt",
            "Set motion.transforms-format to spm if each row has three shifts in mm and then three angles in radians; of"
                    + " MCFLIRT give the matrices (MAT_0000 and so on), of AFNI aff12.1D."),
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
            "a transform turns or moves the head farther than a head can in a scanner",
            "Check transforms-format (SPM's rows begin with mm, MCFLIRT's with radians) and that the transforms were made"
                    + " from these images.");

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
