package org.petline.kinetics;

/**
 * Two coefficients of each voxel of a block by weighted least squares, with the noise of every frame carried through: the
 * algebra of {@link LinearFit}, in sums over frames.
 *
 * <p>With A = X'WX, N the derivative of the residuals by the frame values and E that of X' at given residuals, the
 * coefficients change by A^-1 (X'WN + E'W res) dy, and the residual sum of squares is expected to be sigma^2 times the
 * square of N less that of its part along X. Scratch: one a task.
 */
final class VoxelRegression {
    /** Below this share of independent direction two columns of single-precision curves are one. */
    private static final double SINGULAR = 1e-13;

    final double[] a00 = new double[VoxelBlock.SIZE];
    final double[] a01 = new double[VoxelBlock.SIZE];
    final double[] a11 = new double[VoxelBlock.SIZE];
    final double[] b0 = new double[VoxelBlock.SIZE];
    final double[] b1 = new double[VoxelBlock.SIZE];
    final double[] g0 = new double[VoxelBlock.SIZE];
    final double[] g1 = new double[VoxelBlock.SIZE];
    final double[] wrss = new double[VoxelBlock.SIZE];

    /** The square of N. */
    final double[] noise = new double[VoxelBlock.SIZE];

    private final double[] along = new double[VoxelBlock.SIZE];
    private final double[] s00 = new double[VoxelBlock.SIZE];
    private final double[] s01 = new double[VoxelBlock.SIZE];
    private final double[] s11 = new double[VoxelBlock.SIZE];

    /** All sums at zero. */
    void clear() {
        for (double[] sums : new double[][] {a00, a01, a11, b0, b1, wrss, noise, along, s00, s01, s11}) {
            java.util.Arrays.fill(sums, 0);
        }
    }

    /** The coefficients, from the sums a and b. */
    void solve(int count) {
        for (int v = 0; v < count; v++) {
            double determinant = a00[v] * a11[v] - a01[v] * a01[v];
            g0[v] = (a11[v] * b0[v] - a01[v] * b1[v]) / determinant;
            g1[v] = (a00[v] * b1[v] - a01[v] * b0[v]) / determinant;
        }
    }

    /**
     * Adds a frame's noise.
     *
     * @param variance of the frame
     * @param n0 [voxel] entry of X'WN, likewise n1
     * @param e0 [voxel] entry of E'W res, likewise e1
     */
    void add(double variance, double[] n0, double[] n1, double[] e0, double[] e1, int count) {
        for (int v = 0; v < count; v++) {
            double r0 = n0[v] + e0[v];
            double r1 = n1[v] + e1[v];
            s00[v] += variance * r0 * r0;
            s01[v] += variance * r0 * r1;
            s11[v] += variance * r1 * r1;
            along[v] += variance * (n0[v] * n0[v] * a11[v] - 2 * n0[v] * n1[v] * a01[v] + n1[v] * n1[v] * a00[v]);
        }
    }

    /** Writes one voxel. */
    void write(int v, VoxelReading reading, double k2Prime, VoxelMaps maps, int voxel) {
        double determinant = a00[v] * a11[v] - a01[v] * a01[v];
        if (!(determinant > SINGULAR * a00[v] * a11[v])) {
            maps.setNone(voxel);
            maps.setFlags(voxel, VoxelFlag.DEGENERATE.bit());
            return;
        }
        double variance = wrss[v] / (noise[v] - along[v] / determinant) / (determinant * determinant);
        double p = a11[v];
        double q = -a01[v];
        double r = a00[v];
        double v00 = variance * (p * p * s00[v] + 2 * p * q * s01[v] + q * q * s11[v]);
        double v01 = variance * (p * q * s00[v] + (p * r + q * q) * s01[v] + q * r * s11[v]);
        double v11 = variance * (q * q * s00[v] + 2 * q * r * s01[v] + r * r * s11[v]);
        reading.write(maps, voxel, k2Prime, g0[v], g1[v], v00, v01, v11);
    }
}
