package org.petline.image;

import org.petline.geometry.Grid;

/** Which voxels a place in voxel coordinates falls on. */
final class Lattice {
    /** Places this far outside (voxels) are put on the border: composing transforms costs some ulps. */
    static final double ROUNDING = 1e-6;

    private Lattice() {}

    /** Whether a coordinate lies between the first and the last centre of an axis with {@code n} voxels. */
    static boolean inside(double x, int n) {
        return x >= -ROUNDING && x <= n - 1 + ROUNDING;
    }

    /** The coordinate, put between the first and the last centre. */
    static double clamp(double x, int n) {
        return x < 0 ? 0 : x > n - 1 ? n - 1 : x;
    }

    /** Index of the voxel that holds a place, -1 outside all voxels. */
    static int nearest(Grid grid, double i, double j, double k) {
        int ni = grid.ni();
        int nj = grid.nj();
        int nk = grid.nk();
        if (!(i >= -0.5 - ROUNDING && i <= ni - 0.5 + ROUNDING)) return -1;
        if (!(j >= -0.5 - ROUNDING && j <= nj - 0.5 + ROUNDING)) return -1;
        if (!(k >= -0.5 - ROUNDING && k <= nk - 0.5 + ROUNDING)) return -1;
        int wholeI = Math.min((int) (Math.max(i, 0) + 0.5), ni - 1);
        int wholeJ = Math.min((int) (Math.max(j, 0) + 0.5), nj - 1);
        int wholeK = Math.min((int) (Math.max(k, 0) + 0.5), nk - 1);
        return wholeI + ni * (wholeJ + nj * wholeK);
    }
}
