package org.petline.image;

/**
 * A volume's value between its voxels.
 *
 * <p>Coordinates are voxel coordinates of the volume's own grid: (0, 0, 0) is the centre of the first voxel.
 */
public interface Sampler {
    /**
     * Value at a place, in the volume's unit.
     *
     * @return NaN outside the box of voxel centres ({@link Nearest} reaches half a voxel further, to the voxels'
     *     faces), and wherever a voxel that takes part is not finite
     */
    double at(double i, double j, double k);
}
