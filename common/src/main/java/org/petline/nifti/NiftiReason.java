package org.petline.nifti;

import org.petline.Reason;

/** Why a NIfTI file is refused, or what is remarkable about its header. */
public enum NiftiReason implements Reason {
    NIFTI_EMPTY("the image file is empty", "Copy or convert the image again; the file has no content."),
    NIFTI_BLANK("the image file begins with zeros where its header should be", Remedy.CONVERT_AGAIN),
    NIFTI_NOT_NIFTI("the file is not a NIfTI image", "Give a .nii or .nii.gz file; dcm2niix makes one from DICOM."),
    NIFTI_PAIR(
            "the image is a pair of files (.hdr and .img)",
            "Convert it to a single file, for example with nibabel: nib.save(nib.load('x.hdr'), 'x.nii.gz')."),
    NIFTI_TRUNCATED("the image file ends before its voxels do", "Copy or convert the image again and compare sizes."),
    NIFTI_TRAILING_BYTES(
            "something stands behind the last voxel that the header promises",
            "Check dim in the header against the file's size: frames may have been appended without updating it."),
    NIFTI_DIMENSIONS("the header's dimensions are impossible or not a series of volumes", Remedy.CONVERT_AGAIN),
    NIFTI_DATATYPE(
            "the voxels' datatype is not one of whole or real numbers that petline reads",
            "Convert the image to int16 or float32."),
    NIFTI_BITPIX("the header's bits a voxel do not fit its datatype", Remedy.CONVERT_AGAIN),
    NIFTI_VOX_OFFSET("the header says that the voxels begin where they cannot", Remedy.CONVERT_AGAIN),
    NIFTI_EXTENSION("a header extension has an impossible size", Remedy.CONVERT_AGAIN),
    NIFTI_SCALING("the slope or the intercept is not a usable number", Remedy.CONVERT_AGAIN),
    NIFTI_SPACING("the header's voxel sizes are not positive numbers", Remedy.CONVERT_AGAIN),
    NIFTI_AFFINE(
            "the header's map from voxels to the world is singular, not a number, or has voxels beyond 0.005 to 500 mm",
            Remedy.MEND_FORMS),
    NIFTI_QFAC("pixdim[0], the handedness of the qform, is neither 1 nor -1", Remedy.MEND_FORMS),
    NIFTI_NO_FORM("neither sform nor qform says where the image lies", Remedy.MEND_FORMS),
    NIFTI_FORMS_DISAGREE("sform and qform put the image at different places", Remedy.MEND_FORMS),
    NIFTI_UNITS("the header does not say in which unit distances are", "Set xyzt_units to millimetres.");

    /** What several reasons ask for. */
    private static final class Remedy {
        static final String CONVERT_AGAIN =
                "Convert the image again from its source with a current dcm2niix, or repair the header with nibabel.";
        static final String MEND_FORMS =
                "Find out which orientation is right (the scanner's, by dcm2niix) and set sform and qform to it.";
    }

    private final String meaning;
    private final String remedy;

    NiftiReason(String meaning, String remedy) {
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
