package org.petline.testing;

import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/** An image known everywhere: a function of the world point, mm. */
@FunctionalInterface
public interface Analytic {
    double at(Vector3 world);

    /** A Gaussian blob of height 1 and the given standard deviation. */
    static Analytic blob(Vector3 centre, double sigmaMm) {
        return world -> {
            double r = world.distanceTo(centre) / sigmaMm;
            return Math.exp(-0.5 * r * r);
        };
    }

    /** The function's value at each voxel's centre. */
    default Volume on(Grid grid) {
        float[] voxels = new float[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    voxels[grid.index(i, j, k)] = (float) at(grid.world(i, j, k));
                }
            }
        }
        return new Volume(grid, voxels);
    }
}
