package org.petline.image;

import org.petline.geometry.Grid;

/**
 * A box of voxels, first and last ones included.
 *
 * @param firstI lowest index along i; {@code lastI} the highest; likewise j and k
 */
public record VoxelBox(int firstI, int firstJ, int firstK, int lastI, int lastJ, int lastK) {
    /**
     * Checks that the box holds a voxel.
     *
     * @throws IllegalArgumentException if an axis is empty
     */
    public VoxelBox {
        if (firstI > lastI || firstJ > lastJ || firstK > lastK) throw new IllegalArgumentException("empty box");
    }

    /** All voxels of a grid. */
    public static VoxelBox of(Grid grid) {
        return new VoxelBox(0, 0, 0, grid.ni() - 1, grid.nj() - 1, grid.nk() - 1);
    }

    /**
     * This box, {@code voxels} larger on each side, cut to what a grid has.
     *
     * @throws IllegalArgumentException if nothing is left
     */
    public VoxelBox grownWithin(Grid grid, int voxels) {
        return new VoxelBox(
                Math.max(0, firstI - voxels),
                Math.max(0, firstJ - voxels),
                Math.max(0, firstK - voxels),
                Math.min(grid.ni() - 1, lastI + voxels),
                Math.min(grid.nj() - 1, lastJ + voxels),
                Math.min(grid.nk() - 1, lastK + voxels));
    }

    public int ni() {
        return lastI - firstI + 1;
    }

    public int nj() {
        return lastJ - firstJ + 1;
    }

    public int nk() {
        return lastK - firstK + 1;
    }
}
