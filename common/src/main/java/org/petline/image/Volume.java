package org.petline.image;

import org.petline.geometry.Grid;

/**
 * One value a voxel on a grid, as float32.
 *
 * <p>Holds the array it is given and hands the same one out: a volume is tens of megabytes, and copying at the door
 * would double every stage's memory. Whoever passes an array in must not write to it any more.
 */
public final class Volume {
    private final Grid grid;
    private final float[] voxels;

    /**
     * A volume over the given array, not copied.
     *
     * @param voxels [k][j][i] flattened, i fastest
     * @throws IllegalArgumentException if the array does not have one element a voxel
     */
    public Volume(Grid grid, float[] voxels) {
        if (voxels.length != grid.voxels()) {
            throw new IllegalArgumentException(voxels.length + " values for " + grid.voxels() + " voxels");
        }
        this.grid = grid;
        this.voxels = voxels;
    }

    public Grid grid() {
        return grid;
    }

    /** The values themselves, shared: [k][j][i] flattened, i fastest. Read only. */
    public float[] voxels() {
        return voxels;
    }

    public float at(int i, int j, int k) {
        return voxels[grid.index(i, j, k)];
    }
}
