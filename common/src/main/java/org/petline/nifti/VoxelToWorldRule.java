package org.petline.nifti;

/** Which of the header's three ways to place voxels in the world was used. */
public enum VoxelToWorldRule {
    /** sform_code is above 0: the three matrix rows. Wins over the qform. */
    SFORM,
    /** qform_code is above 0 and there is no sform: rotation by a quaternion, voxel sizes, offset. */
    QFORM,
    /**
     * Neither: voxel sizes alone, i to the right, j to the front, k to the top, the origin in the middle of the grid.
     *
     * <p>The standard puts the origin at the first voxel here; as this world is nobody's, the middle serves
     * coregistration better, and nibabel and SPM do the same.
     */
    PIXDIM
}
