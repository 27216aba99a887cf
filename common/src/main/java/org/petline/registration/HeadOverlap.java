package org.petline.registration;

import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/** How much of a head lies in a scan's field of view. */
final class HeadOverlap {
    private static final double LEAST = 0.6;

    private HeadOverlap() {}

    /** Whether so small a share, or none that is known, must be told. */
    static boolean isLittle(double share) {
        return !(share >= LEAST);
    }

    /** Share of the MR's head, on an 8 mm lattice, whose place lies inside the PET's voxels; NaN without a head. */
    static double of(Volume mr, Grid pet, RigidTransform t1wToReference) {
        Volume coarse = Resolution.COARSE.of(mr);
        double threshold = 0.2 * RobustRange.high(coarse.voxels());
        Grid grid = coarse.grid();
        int head = 0;
        int inside = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    if (!(coarse.at(i, j, k) > threshold)) continue;
                    head++;
                    Vector3 voxel = pet.worldToVoxel().apply(t1wToReference.apply(grid.world(i, j, k)));
                    boolean seen = voxel.x() >= -0.5
                            && voxel.x() <= pet.ni() - 0.5
                            && voxel.y() >= -0.5
                            && voxel.y() <= pet.nj() - 0.5
                            && voxel.z() >= -0.5
                            && voxel.z() <= pet.nk() - 0.5;
                    if (seen) inside++;
                }
            }
        }
        return head == 0 ? Double.NaN : (double) inside / head;
    }
}
