package org.petline.kinetics.voxels;

import org.petline.kinetics.Covariance;
import org.petline.linear.Hc3;

/**
 * Standard errors of one voxel after another, from each frame's own residual as in {@link Covariance} ({@link Hc3}), in
 * terms of up to three orthonormal directions that span the fit's Jacobian. Scratch: one a task.
 *
 * <p>With the Jacobian Q U, U upper triangular, a function with gradient g is moved by Q z, z = U'^-1 g; its variance is z'
 * (Q' N Q) z, N being the squares of the residuals, each enlarged by what the fit has drawn it in.
 */
final class VoxelErrors {
    private final double[] rootWeights;

    /** [used] a direction; zeros where there is none, likewise the others. */
    final double[] first;

    final double[] second;
    final double[] third;

    private double s00;
    private double s01;
    private double s02;
    private double s11;
    private double s12;
    private double s22;

    VoxelErrors(VoxelFrames frames) {
        this.rootWeights = frames.rootWeights();
        this.first = new double[frames.count()];
        this.second = new double[frames.count()];
        this.third = new double[frames.count()];
    }

    /**
     * Takes the residuals of a voxel.
     *
     * @param alongFirst the fitted curve's part along the first direction, likewise the second; it has none along the third
     */
    void load(VoxelBlock block, int v, double alongFirst, double alongSecond) {
        double[][] values = block.values();
        s00 = s01 = s02 = s11 = s12 = s22 = 0;
        for (int i = 0; i < rootWeights.length; i++) {
            double a = first[i];
            double b = second[i];
            double c = third[i];
            double residual = rootWeights[i] * values[i][v] - alongFirst * a - alongSecond * b;
            double noise = residual / Hc3.share(a * a + b * b + c * c);
            a *= noise;
            b *= noise;
            c *= noise;
            s00 += a * a;
            s01 += a * b;
            s02 += a * c;
            s11 += b * b;
            s12 += b * c;
            s22 += c * c;
        }
    }

    /** The error of a function, from its z. */
    double of(double z0, double z1, double z2) {
        double variance = z0 * (z0 * s00 + 2 * (z1 * s01 + z2 * s02)) + z1 * (z1 * s11 + 2 * z2 * s12) + z2 * z2 * s22;
        return Math.sqrt(variance > 0 ? variance : 0);
    }
}
