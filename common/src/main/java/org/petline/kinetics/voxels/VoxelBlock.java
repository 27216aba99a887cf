package org.petline.kinetics.voxels;

/**
 * The curves of a few neighbouring voxels, as doubles, and their products with fixed rows: the inner loops of all voxel
 * fits.
 *
 * <p>Loops run over voxels innermost, each voxel's sum in the same order whatever its place, so that the compiler uses
 * vector registers and no bit depends on the block. Scratch: one a task.
 */
final class VoxelBlock {
    /** Voxels a block: 38 frames of doubles are then 38 KiB, which stay in the first-level cache or just beyond. */
    static final int SIZE = 128;

    private final VoxelBlood blood;
    private final int[] frames;
    private final double[][] values;
    private int count;

    /**
     * An empty block.
     *
     * @param frames [used] indices of the frames that are loaded
     */
    VoxelBlock(int[] frames) {
        this(frames, VoxelBlood.none());
    }

    /** An empty block whose curves are taken without their blood. */
    VoxelBlock(int[] frames, VoxelBlood blood) {
        this.blood = blood;
        this.frames = frames;
        this.values = new double[frames.length][SIZE];
    }

    /** Takes the curves of the voxels from {@code from} to before {@code to}, at most {@link #SIZE}. */
    void load(float[][] tacs, int from, int to) {
        count = to - from;
        for (int i = 0; i < frames.length; i++) {
            float[] frame = tacs[frames[i]];
            double[] row = values[i];
            for (int v = 0; v < count; v++) row[v] = frame[from + v];
            if (!blood.isNone()) blood.removeFrom(row, count, frames[i]);
        }
    }

    /** How many voxels it holds. */
    int count() {
        return count;
    }

    /** [used][voxel] the curves; the block's own arrays. */
    double[][] values() {
        return values;
    }

    /**
     * The sum over frames of a row times each voxel's curve.
     *
     * @param row [used]
     * @param into [voxel]
     */
    void times(double[] row, double[] into) {
        sum(row, values, count, into);
    }

    /** 0 for a voxel whose values are all finite, else NaN: [voxel]. */
    void finite(double[] into) {
        for (int v = 0; v < count; v++) into[v] = 0;
        for (double[] row : values) {
            for (int v = 0; v < count; v++) into[v] += 0 * row[v];
        }
    }

    /** The weighted squares of each voxel's curve: [voxel]. */
    void squares(double[] weights, double[] into) {
        for (int v = 0; v < count; v++) into[v] = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            double[] row = values[i];
            for (int v = 0; v < count; v++) into[v] += weight * row[v] * row[v];
        }
    }

    /** The sum over i of row[i] columns[i][voxel]. Four at a time: 1.4 times as fast as one, measured with AVX2. */
    static void sum(double[] row, double[][] columns, int count, double[] into) {
        int i = row.length % 4;
        for (int v = 0; v < count; v++) into[v] = 0;
        for (int first = 0; first < i; first++) add(row[first], columns[first], count, into);
        for (; i < row.length; i += 4) addFour(row, columns, i, count, into);
    }

    private static void add(double a, double[] x, int count, double[] into) {
        for (int v = 0; v < count; v++) into[v] += a * x[v];
    }

    private static void addFour(double[] row, double[][] columns, int i, int count, double[] into) {
        double a = row[i];
        double b = row[i + 1];
        double c = row[i + 2];
        double d = row[i + 3];
        double[] x = columns[i];
        double[] y = columns[i + 1];
        double[] z = columns[i + 2];
        double[] u = columns[i + 3];
        for (int v = 0; v < count; v++) into[v] += (a * x[v] + b * y[v]) + (c * z[v] + d * u[v]);
    }
}
