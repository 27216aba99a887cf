package org.petline.kinetics.voxels;

import org.petline.kinetics.Covariance;
import org.petline.kinetics.LinearFit;
import org.petline.linear.Hc3;

/**
 * Two coefficients of each voxel of a block by weighted least squares, with the noise of every frame carried through: the
 * algebra of {@link LinearFit}, in sums over frames.
 *
 * <p>With A = X'WX, N the derivative of the residuals by the frame values and E that of X' at given residuals, the
 * coefficients change by A^-1 (X'WN + E'W res) dy. Each dy is taken from its frame's own residual (as in {@link
 * Covariance}, by {@link Hc3}); that of frames before t* from sigma, the residual sum of squares being expected to be
 * sigma^2 times the square of N less that of its part along X. Scratch: one a task.
 *
 * <p>A block of voxels goes through it in one order: {@link #clear}, the caller's sums into a and b, {@link #solve}, the
 * caller's {@link #wrss} and {@link #noise}, {@link #add} for every frame, {@link #size}, {@link #carry} for every frame,
 * {@link #write}. It stays scratch because a value a step would cost each block its arrays anew.
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

    /** The square of N at sigma = 1. */
    final double[] noise = new double[VoxelBlock.SIZE];

    private final double[][] right0;
    private final double[][] right1;
    private final double[][] drawn0;
    private final double[][] drawn1;
    private final double[] sigmaSquare = new double[VoxelBlock.SIZE];
    private final double[] along = new double[VoxelBlock.SIZE];
    private final double[] s00 = new double[VoxelBlock.SIZE];
    private final double[] s01 = new double[VoxelBlock.SIZE];
    private final double[] s11 = new double[VoxelBlock.SIZE];

    /** For curves of so many frames kept. */
    VoxelRegression(int frames) {
        this.right0 = new double[frames][VoxelBlock.SIZE];
        this.right1 = new double[frames][VoxelBlock.SIZE];
        this.drawn0 = new double[frames][VoxelBlock.SIZE];
        this.drawn1 = new double[frames][VoxelBlock.SIZE];
    }

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
     * Takes a frame's part in the sums' noise.
     *
     * @param frame of those kept
     * @param variance of its noise at sigma = 1
     * @param n0 [voxel] entry of X'WN, likewise n1
     * @param e0 [voxel] entry of E'W res, likewise e1
     */
    void add(int frame, double variance, double[] n0, double[] n1, double[] e0, double[] e1, int count) {
        double[] of0 = right0[frame];
        double[] of1 = right1[frame];
        double[] by0 = drawn0[frame];
        double[] by1 = drawn1[frame];
        for (int v = 0; v < count; v++) {
            by0[v] = n0[v];
            by1[v] = n1[v];
            of0[v] = n0[v] + e0[v];
            of1[v] = n1[v] + e1[v];
            along[v] += variance * (n0[v] * n0[v] * a11[v] - 2 * n0[v] * n1[v] * a01[v] + n1[v] * n1[v] * a00[v]);
        }
    }

    /** The variance of a frame of weight 1: the residuals' square over its expectation at sigma = 1. */
    void size(int count) {
        for (int v = 0; v < count; v++) {
            double determinant = a00[v] * a11[v] - a01[v] * a01[v];
            sigmaSquare[v] = wrss[v] / (noise[v] - along[v] / determinant);
        }
    }

    /**
     * Carries a frame's noise into the coefficients': from its own residual, enlarged by what the fit has drawn it in, or
     * from sigma where it has none.
     *
     * @param frame of those kept
     * @param variance at sigma = 1, for a frame without residual
     * @param residual [voxel]
     * @param own [voxel] the residual's derivative by the frame's value; 0 where the frame takes no part
     * @param x0 [voxel] regressors times the root of the weight, likewise x1
     */
    void carry(int frame, double variance, double[] residual, double[] own, double[] x0, double[] x1, int count) {
        double[] of0 = right0[frame];
        double[] of1 = right1[frame];
        double[] by0 = drawn0[frame];
        double[] by1 = drawn1[frame];
        double spread = Math.sqrt(variance);
        for (int v = 0; v < count; v++) {
            double determinant = a00[v] * a11[v] - a01[v] * a01[v];
            double drawnIn = spread
                    * (x0[v] * (a11[v] * by0[v] - a01[v] * by1[v]) + x1[v] * (a00[v] * by1[v] - a01[v] * by0[v]))
                    / determinant;
            double deviation = residual[v] / Hc3.share(Math.abs(own[v] - drawnIn), Math.abs(own[v]));
            double square = own[v] == 0 ? variance * sigmaSquare[v] : deviation * deviation;
            s00[v] += square * of0[v] * of0[v];
            s01[v] += square * of0[v] * of1[v];
            s11[v] += square * of1[v] * of1[v];
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
        double variance = 1 / (determinant * determinant);
        double p = a11[v];
        double q = -a01[v];
        double r = a00[v];
        double v00 = variance * (p * p * s00[v] + 2 * p * q * s01[v] + q * q * s11[v]);
        double v01 = variance * (p * q * s00[v] + (p * r + q * q) * s01[v] + q * r * s11[v]);
        double v11 = variance * (q * q * s00[v] + 2 * q * r * s01[v] + r * r * s11[v]);
        reading.write(maps, voxel, k2Prime, g0[v], g1[v], v00, v01, v11);
    }
}
