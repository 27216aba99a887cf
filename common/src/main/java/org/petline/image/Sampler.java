package org.petline.image;

/**
 * A volume's value between its voxels.
 *
 * <p>Coordinates are voxel coordinates of the volume's own grid: (0, 0, 0) is the centre of the first voxel.
 */
public interface Sampler {
    /** Value at a place, in the volume's unit; NaN outside the box of voxel centres. */
    double at(double i, double j, double k);
}
