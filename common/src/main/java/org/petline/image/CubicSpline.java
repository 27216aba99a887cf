package org.petline.image;

import java.util.Arrays;

/**
 * Cubic B-spline interpolation: goes through the voxels, has two continuous derivatives.
 *
 * <p>Thevenaz, Blu and Unser, IEEE Trans Med Imaging 19:739 (2000). Coefficients are float32, as the voxels are: the
 * spline meets a voxel within 4e-6 of the largest value around it, and one HRRT frame's coefficients are 56 MB. Exact
 * for cubic polynomials some ten voxels from the border, where the mirror's influence has died away.
 *
 * <p>A voxel that is not finite makes NaN of the places whose 64 coefficients include it; for those beyond, it counts
 * as a finite neighbour, whose influence falls by 0.27 a voxel.
 */
public final class CubicSpline implements Sampler {
    /** Voxels beyond a box that the prefilter must see: the pole's power there is 2e-6. */
    private static final int MARGIN = 10;

    private final float[] coefficients;
    private final int originI;
    private final int originJ;
    private final int originK;
    private final int ni;
    private final int nj;
    private final int nk;
    private final int rowStride;
    private final int planeStride;

    private CubicSpline(Volume volume, VoxelBox box) {
        originI = box.firstI();
        originJ = box.firstJ();
        originK = box.firstK();
        ni = box.ni();
        nj = box.nj();
        nk = box.nk();
        SplineCoefficients made = SplineCoefficients.of(volume, box);
        coefficients = made.values();
        rowStride = made.rowStride();
        planeStride = made.planeStride();
    }

    /** The spline through all voxels of a volume. */
    public static CubicSpline of(Volume volume) {
        return new CubicSpline(volume, VoxelBox.of(volume.grid()));
    }

    /**
     * The spline near a box of voxels, at a fraction of the cost of all of it; coordinates stay those of the volume.
     *
     * <p>Inside the box it differs from the whole volume's by less than 1e-5 of the contrast around the box; it is NaN
     * ten voxels outside.
     */
    public static CubicSpline near(VoxelBox box, Volume volume) {
        return new CubicSpline(volume, box.grownWithin(volume.grid(), MARGIN));
    }

    @Override
    public double at(double i, double j, double k) {
        double x = i - originI;
        double y = j - originJ;
        double z = k - originK;
        if (!inside(x, y, z)) return Double.NaN;
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int p = (int) x + rowStride * (int) y + planeStride * (int) z;
        double t = x - (int) x;
        double i0 = CubicBasis.outer(1 - t);
        double i1 = CubicBasis.inner(t);
        double i2 = CubicBasis.inner(1 - t);
        double i3 = CubicBasis.outer(t);
        t = y - (int) y;
        double j0 = CubicBasis.outer(1 - t);
        double j1 = CubicBasis.inner(t);
        double j2 = CubicBasis.inner(1 - t);
        double j3 = CubicBasis.outer(t);
        t = z - (int) z;
        double value = -0.0; // the one number that changes no bit of what is added to it
        for (int dk = 0; dk < 4; dk++) {
            int q = p + dk * planeStride;
            double plane = j0 * row(q, i0, i1, i2, i3)
                    + j1 * row(q + rowStride, i0, i1, i2, i3)
                    + j2 * row(q + 2 * rowStride, i0, i1, i2, i3)
                    + j3 * row(q + 3 * rowStride, i0, i1, i2, i3);
            value += CubicBasis.weight(dk, t) * plane;
        }
        return value;
    }

    private boolean inside(double x, double y, double z) {
        return Lattice.inside(x, ni) && Lattice.inside(y, nj) && Lattice.inside(z, nk);
    }

    private double row(int p, double i0, double i1, double i2, double i3) {
        float[] c = coefficients;
        return (i0 * c[p] + i1 * c[p + 1]) + (i2 * c[p + 2] + i3 * c[p + 3]);
    }

    /**
     * Value and gradient at a place, in voxel coordinates.
     *
     * @param out receives value, d/di, d/dj, d/dk in its first four elements, per voxel; all NaN where {@link #at} gives
     *     NaN
     */
    public void valueAndGradient(double i, double j, double k, double[] out) {
        double x = i - originI;
        double y = j - originJ;
        double z = k - originK;
        if (!inside(x, y, z)) {
            Arrays.fill(out, 0, 4, Double.NaN);
            return;
        }
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int p = (int) x + rowStride * (int) y + planeStride * (int) z;
        double t = x - (int) x;
        double i0 = CubicBasis.outer(1 - t);
        double i1 = CubicBasis.inner(t);
        double i2 = CubicBasis.inner(1 - t);
        double i3 = CubicBasis.outer(t);
        double slope0 = -CubicBasis.outerSlope(1 - t);
        double slope1 = CubicBasis.innerSlope(t);
        double slope2 = -CubicBasis.innerSlope(1 - t);
        double slope3 = CubicBasis.outerSlope(t);
        double ty = y - (int) y;
        double tz = z - (int) z;
        double value = 0;
        double alongI = 0;
        double alongJ = 0;
        double alongK = 0;
        for (int dk = 0; dk < 4; dk++) {
            double planeValue = 0;
            double planeI = 0;
            double planeJ = 0;
            for (int dj = 0; dj < 4; dj++) {
                int q = p + dj * rowStride + dk * planeStride;
                double row = row(q, i0, i1, i2, i3);
                double weight = CubicBasis.weight(dj, ty);
                planeValue += weight * row;
                planeI += weight * row(q, slope0, slope1, slope2, slope3);
                planeJ += CubicBasis.slope(dj, ty) * row;
            }
            double weight = CubicBasis.weight(dk, tz);
            value += weight * planeValue;
            alongI += weight * planeI;
            alongJ += weight * planeJ;
            alongK += CubicBasis.slope(dk, tz) * planeValue;
        }
        out[0] = value;
        out[1] = alongI;
        out[2] = alongJ;
        out[3] = alongK;
    }

    /**
     * Mean and variance of the values at a small cloud of places, from the cloud's moments, to second order.
     *
     * <p>The mean adds half the trace of curvature times covariance: along the axes by adding half the variance times
     * the second derivative to each basis function, between them by the mixed derivatives. The variance is that of the
     * tangent plane. Both are exact for a single place, the mean also for a quadratic image.
     *
     * @param cloud the centroid i, j, k and the covariances ii, jj, kk, ij, ik, jk of the places, in voxels
     * @param out receives the mean and the variance; NaN where {@link #at} gives NaN for the centroid
     */
    public void overCloud(double[] cloud, double[] out) {
        double x = cloud[0] - originI;
        double y = cloud[1] - originJ;
        double z = cloud[2] - originK;
        if (!inside(x, y, z)) {
            Arrays.fill(out, 0, 2, Double.NaN);
            return;
        }
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int p = (int) x + rowStride * (int) y + planeStride * (int) z;
        double t = x - (int) x;
        double s = 1 - t;
        double half = 0.5 * cloud[3];
        double i0 = CubicBasis.outer(s) + half * s;
        double i1 = CubicBasis.inner(t) + half * CubicBasis.innerBend(t);
        double i2 = CubicBasis.inner(s) + half * CubicBasis.innerBend(s);
        double i3 = CubicBasis.outer(t) + half * t;
        double slope0 = -CubicBasis.outerSlope(s);
        double slope1 = CubicBasis.innerSlope(t);
        double slope2 = -CubicBasis.innerSlope(s);
        double slope3 = CubicBasis.outerSlope(t);
        double ty = y - (int) y;
        double tz = z - (int) z;
        double halfJ = 0.5 * cloud[4];
        double halfK = 0.5 * cloud[5];
        double mean = 0;
        double mixed = 0;
        double alongI = 0;
        double alongJ = 0;
        double alongK = 0;
        for (int dk = 0; dk < 4; dk++) {
            double plane = 0;
            double planeI = 0;
            double planeJ = 0;
            double planeIJ = 0;
            for (int dj = 0; dj < 4; dj++) {
                int q = p + dj * rowStride + dk * planeStride;
                double row = row(q, i0, i1, i2, i3);
                double rowI = row(q, slope0, slope1, slope2, slope3);
                double weight = CubicBasis.weight(dj, ty) + halfJ * CubicBasis.bend(dj, ty);
                double slope = CubicBasis.slope(dj, ty);
                plane += weight * row;
                planeI += weight * rowI;
                planeJ += slope * row;
                planeIJ += slope * rowI;
            }
            double weight = CubicBasis.weight(dk, tz) + halfK * CubicBasis.bend(dk, tz);
            double slope = CubicBasis.slope(dk, tz);
            mean += weight * plane;
            mixed += weight * cloud[6] * planeIJ + slope * (cloud[7] * planeI + cloud[8] * planeJ);
            alongI += weight * planeI;
            alongJ += weight * planeJ;
            alongK += slope * plane;
        }
        out[0] = mean + mixed;
        out[1] = cloud[3] * alongI * alongI
                + cloud[4] * alongJ * alongJ
                + cloud[5] * alongK * alongK
                + 2 * (cloud[6] * alongI * alongJ + cloud[7] * alongI * alongK + cloud[8] * alongJ * alongK);
    }
}
