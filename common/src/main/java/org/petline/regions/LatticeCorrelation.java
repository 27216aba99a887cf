package org.petline.regions;

import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.VoxelBox;

/** The sum over neighbours of values times their Gaussian correlation exp(-d^2 / 2 tau^2), three passes along the axes. */
final class LatticeCorrelation {
    private static final double REACH = 3.5;

    private final Grid grid;
    private final float[][] kernels = new float[3][];

    /** A correlation of these standard deviations along the axes, mm; white where one is 0. */
    LatticeCorrelation(Grid grid, double[] tauMm) {
        this.grid = grid;
        Vector3 spacing = grid.spacingMm();
        double[] mm = {spacing.x(), spacing.y(), spacing.z()};
        for (int axis = 0; axis < 3; axis++) {
            int reach = (int) Math.ceil(REACH * tauMm[axis] / mm[axis]);
            kernels[axis] = new float[2 * reach + 1];
            for (int d = -reach; d <= reach; d++) {
                double z = d == 0 ? 0 : d * mm[axis] / tauMm[axis];
                kernels[axis][d + reach] = (float) StrictMath.exp(-0.5 * z * z);
            }
        }
    }

    /** Where values in a box are felt. */
    VoxelBox reached(VoxelBox box) {
        return new VoxelBox(
                Math.max(0, box.firstI() - kernels[0].length / 2),
                Math.max(0, box.firstJ() - kernels[1].length / 2),
                Math.max(0, box.firstK() - kernels[2].length / 2),
                Math.min(grid.ni() - 1, box.lastI() + kernels[0].length / 2),
                Math.min(grid.nj() - 1, box.lastJ() + kernels[1].length / 2),
                Math.min(grid.nk() - 1, box.lastK() + kernels[2].length / 2));
    }

    /**
     * The sums in the box that is reached.
     *
     * @param lattice values on the whole grid, 0 outside the box
     */
    float[] of(float[] lattice, VoxelBox box) {
        VoxelBox wide = reached(box);
        float[] values = new float[wide.ni() * wide.nj() * wide.nk()];
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int to = box.firstI()
                        - wide.firstI()
                        + wide.ni() * (j - wide.firstJ() + wide.nj() * (k - wide.firstK()));
                System.arraycopy(lattice, grid.index(box.firstI(), j, k), values, to, box.ni());
            }
        }
        int plane = wide.ni() * wide.nj();
        values = along(values, kernels[0], 1, wide.ni());
        values = along(values, kernels[1], wide.ni(), wide.nj());
        return along(values, kernels[2], plane, wide.nk());
    }

    private static float[] along(float[] from, float[] kernel, int stride, int length) {
        int reach = kernel.length / 2;
        if (reach == 0) return from;
        float[] to = new float[from.length];
        int block = stride * length;
        for (int start = 0; start < from.length; start += block) {
            for (int p = 0; p < length; p++) {
                for (int d = Math.max(-reach, -p); d <= Math.min(reach, length - 1 - p); d++) {
                    float weight = kernel[d + reach];
                    int out = start + p * stride;
                    int in = out + d * stride;
                    for (int s = 0; s < stride; s++) to[out + s] += weight * from[in + s];
                }
            }
        }
        return to;
    }
}
