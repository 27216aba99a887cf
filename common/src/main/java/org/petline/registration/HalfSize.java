package org.petline.registration;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.image.Volume;

/**
 * A volume at half the resolution: every second voxel of a smoothed copy.
 *
 * <p>Smoothed by the binomial weights 1 8 28 56 70 56 28 8 1 along each axis, variance 2 voxels: what half the voxels
 * cannot hold is damped to a few percent.
 */
final class HalfSize {
    private static final double[] BINOMIAL = {
        70.0 / 256, 56.0 / 256, 28.0 / 256, 8.0 / 256, 1.0 / 256,
    };

    private HalfSize() {}

    /** The smaller volume; an axis of fewer than eight voxels keeps all of them. The first voxel stays where it is. */
    static Volume of(Volume volume) {
        Grid grid = volume.grid();
        float[] voxels = smoothed(volume.voxels(), grid.ni(), 1, grid);
        voxels = smoothed(voxels, grid.nj(), grid.ni(), grid);
        voxels = smoothed(voxels, grid.nk(), grid.ni() * grid.nj(), grid);
        int si = step(grid.ni());
        int sj = step(grid.nj());
        int sk = step(grid.nk());
        Grid half = new Grid(
                (grid.ni() + si - 1) / si,
                (grid.nj() + sj - 1) / sj,
                (grid.nk() + sk - 1) / sk,
                Affine.scaling(si, sj, sk).then(grid.voxelToWorld()));
        float[] out = new float[half.voxels()];
        for (int k = 0; k < half.nk(); k++) {
            for (int j = 0; j < half.nj(); j++) {
                for (int i = 0; i < half.ni(); i++)
                    out[half.index(i, j, k)] = voxels[grid.index(si * i, sj * j, sk * k)];
            }
        }
        return new Volume(half, out);
    }

    private static int step(int n) {
        return n < 8 ? 1 : 2;
    }

    private static float[] smoothed(float[] in, int n, int stride, Grid grid) {
        if (step(n) == 1) return in;
        float[] out = new float[in.length];
        for (int v = 0; v < grid.voxels(); v++) {
            int at = v / stride % n;
            double sum = BINOMIAL[0] * in[v];
            for (int t = 1; t < BINOMIAL.length; t++) {
                int before = Math.max(at - t, 0) - at;
                int after = Math.min(at + t, n - 1) - at;
                sum += BINOMIAL[t] * (in[v + before * stride] + in[v + after * stride]);
            }
            out[v] = (float) sum;
        }
        return out;
    }
}
