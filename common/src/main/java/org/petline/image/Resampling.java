package org.petline.image;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;

/**
 * A volume's values on another grid.
 *
 * @param target the grid to fill
 * @param interpolation what fills the space between the source's voxels
 */
public record Resampling(Grid target, Interpolation interpolation) {
    /**
     * The source's value at each voxel centre of the target, NaN outside the source.
     *
     * @param targetToSource takes world points of the target to the source's world, mm
     */
    public Volume resample(Volume source, Affine targetToSource) {
        Sampler sampler = interpolation.of(source);
        float[] out = new float[target.voxels()];
        Affine step =
                target.voxelToWorld().then(targetToSource).then(source.grid().worldToVoxel());
        int p = 0;
        for (int k = 0; k < target.nk(); k++) {
            for (int j = 0; j < target.nj(); j++) {
                double rowI = step.m01() * j + step.m02() * k + step.m03();
                double rowJ = step.m11() * j + step.m12() * k + step.m13();
                double rowK = step.m21() * j + step.m22() * k + step.m23();
                // Multiplied, not added up: a row of 256 sums would drift.
                for (int i = 0; i < target.ni(); i++) {
                    out[p++] = (float) sampler.at(rowI + step.m00() * i, rowJ + step.m10() * i, rowK + step.m20() * i);
                }
            }
        }
        return new Volume(target, out);
    }
}
