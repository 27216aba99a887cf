package org.petline.nifti;

import java.nio.ByteOrder;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.imagefile.HeaderFinding;
import org.petline.imagefile.Scaling;

/**
 * What a NIfTI header says, checked and complete before the first voxel is read.
 *
 * @param version 1 or 2
 * @param grid in millimetres, whatever the header's unit
 * @param frames 1 for three dimensions
 * @param rule which entries of the header placed the voxels
 * @param unit of distances in the header
 * @param findings what is remarkable about the header; nothing that forbids reading
 */
public record NiftiHeader(
        int version,
        Grid grid,
        int frames,
        VoxelToWorldRule rule,
        SpatialUnit unit,
        Stored stored,
        List<HeaderFinding> findings) {

    /**
     * How the voxels are stored.
     *
     * @param scaling slope and intercept; {@link Scaling#NONE} where the header's slope is 0
     * @param dataOffset where they begin, in bytes of the unpacked file
     */
    public record Stored(ByteOrder order, NiftiDatatype datatype, Scaling scaling, long dataOffset) {}

    public ByteOrder order() {
        return stored.order;
    }

    public NiftiDatatype datatype() {
        return stored.datatype;
    }

    public Scaling scaling() {
        return stored.scaling;
    }

    public double slope() {
        return stored.scaling.slope();
    }

    public double intercept() {
        return stored.scaling.intercept();
    }

    public long dataOffset() {
        return stored.dataOffset;
    }
}
