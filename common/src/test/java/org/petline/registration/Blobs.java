package org.petline.registration;

import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/** Six Gaussian blobs without any symmetry, known at every point. */
final class Blobs {
    static final Grid GRID = Grid.centred(44, 48, 40, 4);

    /** Where the moved blobs lie: 3.2 mm and 2.6 degrees. */
    static final RigidTransform SHIFT =
            RigidTransform.about(new Vector3(4, -3, 2), new RigidTransform.Parameters(2, -1.5, 2, 0.03, -0.02, 0.025));

    private static final double[][] BLOBS = {
        {0, 0, 0, 30, 1},
        {28, 14, -9, 11, 0.8},
        {-31, 22, 16, 13, 0.9},
        {9, -37, 21, 12, 0.7},
        {-17, -22, -25, 10, 1.1},
        {21, 33, 27, 9, 0.6},
    };

    private Blobs() {}

    /** The blobs taken along by a transform; contrast below zero makes the bright dark, above a background of one. */
    static Volume image(RigidTransform moved, double contrast) {
        return image(GRID, moved, contrast);
    }

    /** The same on another grid. */
    static Volume image(Grid grid, RigidTransform moved, double contrast) {
        RigidTransform back = moved.inverse();
        float[] voxels = new float[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    Vector3 at = back.apply(grid.world(i, j, k));
                    double sum = 0;
                    for (double[] blob : BLOBS) {
                        double distance = at.distanceTo(new Vector3(blob[0], blob[1], blob[2]));
                        sum += blob[4] * StrictMath.exp(-distance * distance / (2 * blob[3] * blob[3]));
                    }
                    voxels[grid.index(i, j, k)] = (float) (contrast > 0 ? contrast * sum : 1 + contrast * sum / 2);
                }
            }
        }
        return new Volume(grid, voxels);
    }
}
