package org.petline.bids;

/**
 * Paths of the files that petline writes for one scan, below the derivative's root.
 *
 * <p>As PETPrep names them, and the draft of BEP023 where PETPrep has no such file; all lie in {@code sub-*}/[{@code
 * ses-*}/]{@code pet/} and begin with the scan's stem.
 *
 * @param scan whose files
 */
public record DerivativeName(ScanKey scan) {
    /** The PET reference image: aligned frames, averaged. */
    public String petReference() {
        return path("desc-hmc_petref.nii.gz");
    }

    /** The frames where the head was in the reference, on the scan's own grid. */
    public String framesInPet() {
        return path("desc-preproc_pet.nii.gz");
    }

    /** The same frames on the T1w's grid. */
    public String framesInT1w() {
        return path("space-T1w_desc-preproc_pet.nii.gz");
    }

    /** One transform a frame, ITK text: {@code referenceToFrame} of each. */
    public String frameTransforms() {
        return path("from-orig_to-petref_mode-image_xfm.txt");
    }

    /** One transform, ITK text: {@code t1wToReference}. */
    public String t1wTransform() {
        return path("from-petref_to-T1w_mode-image_xfm.txt");
    }

    /** Motion, a row a frame. */
    public String confounds() {
        return path("desc-confounds_timeseries.tsv");
    }

    /**
     * Time-activity curves, a row a frame and a column a region.
     *
     * @param regions name of the regions' table or of the segmentation; what is no letter or digit is left out of it
     */
    public String tacs(String regions) {
        return path("seg-" + label(regions) + "_desc-petline_tacs.tsv");
    }

    /**
     * The same, corrected for partial volume.
     *
     * @param pvc the method
     */
    public String tacs(String regions, String pvc) {
        return path("seg-" + label(regions) + "_desc-petline_pvc-" + label(pvc) + "_tacs.tsv");
    }

    /**
     * Kinetic parameters, a row a region.
     *
     * @param model its name; what is no letter or digit is left out of it
     */
    public String kineticParameters(String model) {
        return path("model-" + label(model) + "_kinpar.tsv");
    }

    /** The sidecar of a file of this kind: .json in place of .tsv, .nii.gz or .txt. */
    public static String sidecarOf(String path) {
        int name = path.lastIndexOf('/') + 1;
        int ending = path.indexOf('.', name);
        if (ending < 0) throw new IllegalArgumentException("no ending: " + path);
        return path.substring(0, ending) + ".json";
    }

    private String path(String rest) {
        return scan.folder() + "/" + scan.stem() + "_" + rest;
    }

    private static String label(String name) {
        String label = name.replaceAll("[^A-Za-z0-9]", "");
        if (label.isEmpty()) throw new IllegalArgumentException("no letter or digit in " + name);
        return label;
    }
}
