package org.petline.mgh;

import org.petline.Reason;

/** Why an MGH file is refused, or what is remarkable about its header. */
public enum MghReason implements Reason {
    MGH_EMPTY("the image file is empty", "Copy the image again; the file has no content."),
    MGH_NOT_MGH(
            "the file is not an MGH volume", "Give FreeSurfer's .mgz or .mgh file, for example mri/aparc+aseg.mgz."),
    MGH_TRUNCATED("the image file ends before its voxels do", "Copy the image again and compare sizes."),
    MGH_TRAILING_BYTES(
            "more stands behind the voxels than FreeSurfer's tags ever need",
            "Check the header's dimensions against the file's size, and write the file again with mri_convert."),
    MGH_DIMENSIONS("the header's dimensions are impossible", Remedy.WRITE_AGAIN),
    MGH_DATATYPE("the voxels' type is not uchar, short, int or float", Remedy.WRITE_AGAIN),
    MGH_AFFINE(
            "the header's map from voxels to the world is singular, not a number, or has voxels beyond 0.005 to 500 mm",
            Remedy.WRITE_AGAIN),
    MGH_NO_RAS(
            "the header does not say where the image lies (goodRASFlag is not set)",
            "Write the file again with mri_convert from an image that has its orientation.");

    /** What several reasons ask for. */
    private static final class Remedy {
        static final String WRITE_AGAIN = "Write the file again from its source with mri_convert.";
    }

    private final String meaning;
    private final String remedy;

    MghReason(String meaning, String remedy) {
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
