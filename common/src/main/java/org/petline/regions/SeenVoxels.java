package org.petline.regions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

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
            Vector3 at = each.apply(i, j, k);
            if (!(at.x() >= 0 && at.y() >= 0 && at.z() >= 0)
                    || at.x() > frames.ni() - 1
                    || at.y() > frames.nj() - 1
                    || at.z() > frames.nk() - 1) return false;
        }
        return true;
    }
}
