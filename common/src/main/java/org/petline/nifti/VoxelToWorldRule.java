package org.petline.nifti;

/** Which of the header's three ways to place voxels in the world was used. */
public enum VoxelToWorldRule {
    /** sform_code is above 0: the three matrix rows. Wins over the qform. */
    SFORM,
    /** qform_code is above 0 and there is no sform: rotation by a quaternion, voxel sizes, offset. */
    QFORM,
    /**
     * Neither: voxel sizes alone, i to the left, j to the front, k to the top, the origin in the middle of the grid.
     *
     * <p>The standard attaches no orientation here. nibabel, SPM and FSL take the storage order of ANALYZE 7.5, which
     * runs to the left; anything else would show such files mirrored against all other programs.
     */
    PIXDIM
}
