package org.petline.regions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;

/** Which voxels of a segmentation lie in the field of view of every frame of a scan, wherever the head was. */
public final class SeenVoxels {
    private final Grid segmentation;
    private final Grid frames;
    private final List<Affine> toFrames = new ArrayList<>();

    /**
     * Voxels seen in all frames.
     *
     * @param frames the grid that every frame lies on
     * @param segmentationToFrames takes world points of the segmentation to each frame's world, mm
     */
    public SeenVoxels(Grid segmentation, Grid frames, List<RigidTransform> segmentationToFrames) {
        this.segmentation = segmentation;
        this.frames = frames;
        for (RigidTransform each : new LinkedHashSet<>(segmentationToFrames)) {
            toFrames.add(segmentation.voxelToWorld().then(each.toAffine()).then(frames.worldToVoxel()));
        }
    }

    /** Whether a voxel, by its index in the grid, is seen in every frame. */
    boolean sees(int voxel) {
        int i = voxel % segmentation.ni();
        int j = voxel / segmentation.ni() % segmentation.nj();
        int k = voxel / segmentation.ni() / segmentation.nj();
        for (Affine each : toFrames) {
            if (!isWithin(each.m00() * i + each.m01() * j + each.m02() * k + each.m03(), frames.ni())) return false;
            if (!isWithin(each.m10() * i + each.m11() * j + each.m12() * k + each.m13(), frames.nj())) return false;
            if (!isWithin(each.m20() * i + each.m21() * j + each.m22() * k + each.m23(), frames.nk())) return false;
        }
        return true;
    }

    private static boolean isWithin(double at, int count) {
        return at >= 0 && at <= count - 1;
    }
}
