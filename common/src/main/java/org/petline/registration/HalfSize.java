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
        float[] voxels = smoothed(volume.voxels(), grid.ni(), 1);
        voxels = smoothed(voxels, grid.nj(), grid.ni());
        voxels = smoothed(voxels, grid.nk(), grid.ni() * grid.nj());
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

    private static float[] smoothed(float[] in, int n, int stride) {
        if (step(n) == 1) return in;
        float[] out = new float[in.length];
        int lines = n * stride;
        for (int first = 0; first < in.length; first += lines) {
            for (int at = 0; at < n; at++) {
                int to = first + at * stride;
                for (int t = 0; t < BINOMIAL.length; t++) {
                    float weight = (float) BINOMIAL[t];
                    int before = first + Math.max(at - t, 0) * stride;
                    int after = first + Math.min(at + t, n - 1) * stride;
                    for (int e = 0; e < stride; e++) {
                        float sum = t == 0 ? in[to + e] : in[before + e] + in[after + e];
                        out[to + e] += weight * sum;
                    }
                }
            }
        }
        return out;
    }
}
