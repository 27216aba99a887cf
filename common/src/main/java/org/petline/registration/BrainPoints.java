package org.petline.registration;

import java.util.ArrayList;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/**
 * Points spread over the brain at which displacements are told.
 *
 * @param points world points in the reference frame's world, mm; empty if the image has no brain to find
 */
public record BrainPoints(List<Vector3> points) {
    /** White matter keeps a fifth of grey matter's uptake or more, air has none. */
    private static final double BRAIN_THRESHOLD = 0.35;

    private static final double SPACING_MM = 8;

    /** Copies the list. */
    public BrainPoints {
        points = List.copyOf(points);
    }

    /**
     * Voxel centres some 8 mm apart where an image is brighter than a third of its brightest voxels.
     *
     * @param reference PET reference image or a mean of frames, any unit; voxels that are not finite are left out
     */
    public static BrainPoints of(Volume reference) {
        Grid grid = reference.grid();
        Vector3 spacing = grid.spacingMm();
        int stepI = Math.max(1, (int) Math.round(SPACING_MM / spacing.x()));
        int stepJ = Math.max(1, (int) Math.round(SPACING_MM / spacing.y()));
        int stepK = Math.max(1, (int) Math.round(SPACING_MM / spacing.z()));
        double threshold = BRAIN_THRESHOLD * RobustRange.high(reference.voxels());
        List<Vector3> points = new ArrayList<>();
        for (int k = stepK / 2; k < grid.nk(); k += stepK) {
            for (int j = stepJ / 2; j < grid.nj(); j += stepJ) {
                for (int i = stepI / 2; i < grid.ni(); i += stepI) {
                    if (reference.at(i, j, k) > threshold) points.add(grid.world(i, j, k));
                }
            }
        }
        return new BrainPoints(points);
    }
}
