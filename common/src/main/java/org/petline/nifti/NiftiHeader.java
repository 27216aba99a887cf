package org.petline.nifti;

import java.nio.ByteOrder;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.imagefile.Finding;
import org.petline.imagefile.Scaling;

/**
 * What a NIfTI header says, checked and complete before the first voxel is read.
 *
 * @param version 1 or 2
 * @param grid in millimetres, whatever the header's unit
 * @param frames 1 for three dimensions
 * @param scaling slope and intercept; {@link Scaling#NONE} where the header's slope is 0
 * @param rule which entries of the header placed the voxels
 * @param unit of distances in the header
 * @param dataOffset where voxels begin, in bytes of the unpacked file
 * @param findings what is remarkable about the header; nothing that forbids reading
 */
public record NiftiHeader(
        int version,
        ByteOrder order,
        Grid grid,
        int frames,
        NiftiDatatype datatype,
        Scaling scaling,
        VoxelToWorldRule rule,
        SpatialUnit unit,
        long dataOffset,
        List<Finding> findings) {

    public double slope() {
        return scaling.slope();
    }

    public double intercept() {
        return scaling.intercept();
    }
}
