package org.petline.transforms;

/** Who wrote a file of transforms, and so what its numbers mean; {@link TransformFiles} says which way each goes. */
public enum TransformFormat {
    /** Told by the file's content. */
    AUTO,
    /** ITK, as text or as ANTs' binary .mat: ANTs, PETPrep, elastix with ITK output, SimpleITK, petline. */
    ITK,
    /** FSL's matrices of four rows: FLIRT, MCFLIRT. */
    FSL,
    /** SPM's rows of six parameters ({@code rp_*.txt}), or matrices of four rows. */
    SPM,
    /** AFNI's rows of twelve numbers ({@code aff12.1D}). */
    AFNI,
    /** FreeSurfer's linear transform array. */
    LTA
}
