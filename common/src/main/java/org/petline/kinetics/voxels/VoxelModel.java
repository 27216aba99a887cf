package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Estimate;

/**
 * A kinetic model bound to its input and its frames' weights, for many voxels at once. Immutable; may be used by several
 * threads.
 *
 * <p>A voxel's numbers are the same bits whatever other voxels are fitted in the same call.
 */
public interface VoxelModel {
    /** The model's parameters, names and units, in the order of the maps. */
    List<Estimate> shape();

    /**
     * Fits some of the voxels.
     *
     * @param tacs [frame][voxel] frame averages over the input's frames, in the input's unit; a voxel that is not finite in
     *     a frame that takes part is NaN in all maps
     * @param from the first voxel
     * @param to the voxel after the last
     * @param into maps of this model, written at the same voxels
     */
    void fit(float[][] tacs, int from, int to, VoxelMaps into);

    /** Empty maps of this model's parameters. */
    default VoxelMaps maps(int voxels) {
        return new VoxelMaps(shape(), voxels);
    }

    /** Fits all voxels: {@code tacs} as in {@link #fit(float[][], int, int, VoxelMaps)}. */
    default VoxelMaps fit(float[][] tacs) {
        VoxelMaps maps = maps(tacs[0].length);
        fit(tacs, 0, tacs[0].length, maps);
        return maps;
    }
}
