package org.petline.image;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;

/**
 * Means of blocks of voxels, on the grid of the blocks' centres.
 *
 * <p>An axis that the block does not divide ends with a smaller one, whose mean stands at the place of a whole block.
 * Voxels that are not finite are left out; a block of nothing else is NaN.
 *
 * @param blockI voxels a block along i; likewise j and k
 */
public record BlockAverage(int blockI, int blockJ, int blockK) {
    /**
     * Checks the block.
     *
     * @throws IllegalArgumentException if an edge is below 1
     */
    public BlockAverage {
        if (blockI < 1 || blockJ < 1 || blockK < 1) throw new IllegalArgumentException("empty block");
    }

    /** Cubes of voxels. */
    public static BlockAverage of(int edge) {
        return new BlockAverage(edge, edge, edge);
    }

    /** The grid that a volume on {@code source} will have. */
    public Grid grid(Grid source) {
        Affine blockToVoxel = new Affine(
                blockI, 0, 0, (blockI - 1) / 2.0, 0, blockJ, 0, (blockJ - 1) / 2.0, 0, 0, blockK, (blockK - 1) / 2.0);
        return new Grid(
                (source.ni() + blockI - 1) / blockI,
                (source.nj() + blockJ - 1) / blockJ,
                (source.nk() + blockK - 1) / blockK,
                blockToVoxel.then(source.voxelToWorld()));
    }

    /** The block means. */
    public Volume average(Volume volume) {
        Grid source = volume.grid();
        Grid target = grid(source);
        float[] out = new float[target.voxels()];
        double[] sums = new double[target.ni()];
        int[] counts = new int[target.ni()];
        for (int k = 0; k < target.nk(); k++) {
            for (int j = 0; j < target.nj(); j++) {
                Arrays.fill(sums, 0);
                Arrays.fill(counts, 0);
                for (int sk = k * blockK; sk < Math.min(source.nk(), (k + 1) * blockK); sk++) {
                    for (int sj = j * blockJ; sj < Math.min(source.nj(), (j + 1) * blockJ); sj++) {
                        addRow(volume.voxels(), source.index(0, sj, sk), source.ni(), sums, counts);
                    }
                }
                int to = target.index(0, j, k);
                for (int i = 0; i < sums.length; i++) {
                    out[to + i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
                }
            }
        }
        return new Volume(target, out);
    }

    private void addRow(float[] voxels, int from, int ni, double[] sums, int[] counts) {
        for (int i = 0; i < ni; i++) {
            float value = voxels[from + i];
            if (Float.isFinite(value)) {
                sums[i / blockI] += value;
                counts[i / blockI]++;
            }
        }
    }
}
