package org.petline.kinetics.voxels;

import java.util.List;
import java.util.function.DoubleFunction;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.GivenParameter;
import org.petline.kinetics.SharedValue;

/** A k2' with a standard error, for many voxels: as {@link GivenParameter} does it for a region. */
final class VoxelGivenK2Prime implements VoxelModel {
    private final VoxelModel at;
    private final VoxelModel oneErrorAway;

    private VoxelGivenK2Prime(VoxelModel at, VoxelModel oneErrorAway) {
        this.at = at;
        this.oneErrorAway = oneErrorAway;
    }

    /** The model at k2', with what its error adds, if it has one. */
    static VoxelModel of(SharedValue k2Prime, DoubleFunction<VoxelModel> bound) {
        VoxelModel at = bound.apply(k2Prime.value());
        if (!(k2Prime.standardError() > 0)) return at;
        return new VoxelGivenK2Prime(at, bound.apply(k2Prime.value() + k2Prime.standardError()));
    }

    @Override
    public List<Estimate> shape() {
        return at.shape();
    }

    @Override
    public void fit(float[][] tacs, int from, int to, VoxelMaps into) {
        VoxelMaps other = maps(into.voxels());
        at.fit(tacs, from, to, into);
        oneErrorAway.fit(tacs, from, to, other);
        into.addDifferences(other, from, to);
    }
}
