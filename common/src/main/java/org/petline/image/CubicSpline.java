package org.petline.image;

import java.util.Arrays;

/**
 * Cubic B-spline interpolation: goes through the voxels, has two continuous derivatives.
 *
 * <p>Thevenaz, Blu and Unser, IEEE Trans Med Imaging 19:739 (2000). Coefficients are float32, as the voxels are: the
 * spline meets a voxel within 1e-6 of the largest value around it, and one HRRT frame's coefficients are 57 MB. They
 * are kept with a border of mirrored ones, so that every place takes the same path. Exact for cubic polynomials some
 * ten voxels from the border, where the mirror's influence has died away.
 *
 * <p>A voxel that is not finite makes NaN of the places whose 64 coefficients include it; for those beyond, it counts
 * as the last finite voxel of its row, whose influence falls by 0.27 a voxel.
 */
public final class CubicSpline implements GradientSampler {
    /** Border of mirrored coefficients before the first voxel, and after the last one. */
    private static final int BEFORE = 1;

    private static final int AFTER = 2;

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
        rowStride = ni + BEFORE + AFTER;
        planeStride = rowStride * (nj + BEFORE + AFTER);
        coefficients = new float[Math.multiplyExact(planeStride, nk + BEFORE + AFTER)];
        boolean holes = copy(volume);
        int origin = BEFORE * (planeStride + rowStride + 1);
        new SplinePrefilter(coefficients, origin, ni, nj, nk, rowStride, planeStride).apply();
        if (holes) punch(volume);
        mirror();
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
        if (!(Lattice.inside(x, ni) && Lattice.inside(y, nj) && Lattice.inside(z, nk))) return Double.NaN;
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int cellI = (int) x;
        int cellJ = (int) y;
        int cellK = (int) z;
        double t = x - cellI;
        double s = 1 - t;
        double i0 = s * s * s / 6;
        double i3 = t * t * t / 6;
        double i1 = 2.0 / 3 - 0.5 * t * t * (2 - t);
        double i2 = 1 - i0 - i1 - i3;
        t = y - cellJ;
        s = 1 - t;
        double j0 = s * s * s / 6;
        double j3 = t * t * t / 6;
        double j1 = 2.0 / 3 - 0.5 * t * t * (2 - t);
        double j2 = 1 - j0 - j1 - j3;
        t = z - cellK;
        s = 1 - t;
        double k0 = s * s * s / 6;
        double k3 = t * t * t / 6;
        double k1 = 2.0 / 3 - 0.5 * t * t * (2 - t);
        double k2 = 1 - k0 - k1 - k3;
        int p = cellI + rowStride * cellJ + planeStride * cellK;
        double value = k0 * plane(p, i0, i1, i2, i3, j0, j1, j2, j3);
        value += k1 * plane(p + planeStride, i0, i1, i2, i3, j0, j1, j2, j3);
        value += k2 * plane(p + 2 * planeStride, i0, i1, i2, i3, j0, j1, j2, j3);
        value += k3 * plane(p + 3 * planeStride, i0, i1, i2, i3, j0, j1, j2, j3);
        return value;
    }

    private double plane(
            int p, double i0, double i1, double i2, double i3, double j0, double j1, double j2, double j3) {
        return j0 * row(p, i0, i1, i2, i3)
                + j1 * row(p + rowStride, i0, i1, i2, i3)
                + j2 * row(p + 2 * rowStride, i0, i1, i2, i3)
                + j3 * row(p + 3 * rowStride, i0, i1, i2, i3);
    }

    private double row(int p, double i0, double i1, double i2, double i3) {
        float[] c = coefficients;
        return (i0 * c[p] + i1 * c[p + 1]) + (i2 * c[p + 2] + i3 * c[p + 3]);
    }

    @Override
    public void valueAndGradient(double i, double j, double k, double[] out) {
        double x = i - originI;
        double y = j - originJ;
        double z = k - originK;
        if (!(Lattice.inside(x, ni) && Lattice.inside(y, nj) && Lattice.inside(z, nk))) {
            Arrays.fill(out, 0, 4, Double.NaN);
            return;
        }
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int cellI = (int) x;
        int cellJ = (int) y;
        int cellK = (int) z;
        double t = x - cellI;
        double s = 1 - t;
        double i0 = s * s * s / 6;
        double i3 = t * t * t / 6;
        double i1 = 2.0 / 3 - 0.5 * t * t * (2 - t);
        double i2 = 1 - i0 - i1 - i3;
        double slope0 = -0.5 * s * s;
        double slope3 = 0.5 * t * t;
        double slope1 = t * (1.5 * t - 2);
        double slope2 = -slope0 - slope1 - slope3;
        double ty = y - cellJ;
        double tz = z - cellK;
        int p = cellI + rowStride * cellJ + planeStride * cellK;
        double value = 0;
        double alongI = 0;
        double alongJ = 0;
        double alongK = 0;
        float[] c = coefficients;
        for (int dk = 0; dk < 4; dk++) {
            double planeValue = 0;
            double planeI = 0;
            double planeJ = 0;
            for (int dj = 0; dj < 4; dj++) {
                int q = p + dj * rowStride + dk * planeStride;
                double row = (i0 * c[q] + i1 * c[q + 1]) + (i2 * c[q + 2] + i3 * c[q + 3]);
                double slope = (slope0 * c[q] + slope1 * c[q + 1]) + (slope2 * c[q + 2] + slope3 * c[q + 3]);
                double weight = weight(dj, ty);
                planeValue += weight * row;
                planeI += weight * slope;
                planeJ += slope(dj, ty) * row;
            }
            double weight = weight(dk, tz);
            value += weight * planeValue;
            alongI += weight * planeI;
            alongJ += weight * planeJ;
            alongK += slope(dk, tz) * planeValue;
        }
        out[0] = value;
        out[1] = alongI;
        out[2] = alongJ;
        out[3] = alongK;
    }

    /**
     * Mean and variance of the values at a small cloud of places, from the cloud's moments, to second order.
     *
     * <p>The mean adds half the trace of curvature times covariance: along the axes by widening the basis functions,
     * between them by the mixed derivatives. The variance is that of the tangent plane. Both are exact for one place,
     * and the mean for a quadratic image; clouds of two voxels' width leave a fourth-order error.
     *
     * @param cloud the centroid i, j, k and the covariances ii, jj, kk, ij, ik, jk of the places, in voxels
     * @param out receives the mean and the variance; NaN where {@link #at} gives NaN for the centroid
     */
    public void overCloud(double[] cloud, double[] out) {
        double x = cloud[0] - originI;
        double y = cloud[1] - originJ;
        double z = cloud[2] - originK;
        if (!(Lattice.inside(x, ni) && Lattice.inside(y, nj) && Lattice.inside(z, nk))) {
            out[0] = Double.NaN;
            out[1] = Double.NaN;
            return;
        }
        x = Lattice.clamp(x, ni);
        y = Lattice.clamp(y, nj);
        z = Lattice.clamp(z, nk);
        int cellI = (int) x;
        int cellJ = (int) y;
        int cellK = (int) z;
        double t = x - cellI;
        double s = 1 - t;
        double half = 0.5 * cloud[3];
        double i0 = s * (s * s / 6 + half);
        double i3 = t * (t * t / 6 + half);
        double i1 = 2.0 / 3 - 0.5 * t * t * (2 - t) + half * (3 * t - 2);
        double i2 = 1 - i0 - i1 - i3;
        double slope0 = -0.5 * s * s;
        double slope3 = 0.5 * t * t;
        double slope1 = t * (1.5 * t - 2);
        double slope2 = -slope0 - slope1 - slope3;
        t = y - cellJ;
        s = 1 - t;
        half = 0.5 * cloud[4];
        double j0 = s * (s * s / 6 + half);
        double j3 = t * (t * t / 6 + half);
        double j1 = 2.0 / 3 - 0.5 * t * t * (2 - t) + half * (3 * t - 2);
        double j2 = 1 - j0 - j1 - j3;
        double slopeJ0 = -0.5 * s * s;
        double slopeJ3 = 0.5 * t * t;
        double slopeJ1 = t * (1.5 * t - 2);
        double slopeJ2 = -slopeJ0 - slopeJ1 - slopeJ3;
        t = z - cellK;
        half = 0.5 * cloud[5];
        int p = cellI + rowStride * cellJ + planeStride * cellK;
        double mean = 0;
        double alongI = 0;
        double alongJ = 0;
        double alongK = 0;
        double mixed = 0;
        float[] c = coefficients;
        for (int dk = 0; dk < 4; dk++, p += planeStride) {
            int q = p;
            double row0 = (i0 * c[q] + i1 * c[q + 1]) + (i2 * c[q + 2] + i3 * c[q + 3]);
            double slopeRow0 = (slope0 * c[q] + slope1 * c[q + 1]) + (slope2 * c[q + 2] + slope3 * c[q + 3]);
            q += rowStride;
            double row1 = (i0 * c[q] + i1 * c[q + 1]) + (i2 * c[q + 2] + i3 * c[q + 3]);
            double slopeRow1 = (slope0 * c[q] + slope1 * c[q + 1]) + (slope2 * c[q + 2] + slope3 * c[q + 3]);
            q += rowStride;
            double row2 = (i0 * c[q] + i1 * c[q + 1]) + (i2 * c[q + 2] + i3 * c[q + 3]);
            double slopeRow2 = (slope0 * c[q] + slope1 * c[q + 1]) + (slope2 * c[q + 2] + slope3 * c[q + 3]);
            q += rowStride;
            double row3 = (i0 * c[q] + i1 * c[q + 1]) + (i2 * c[q + 2] + i3 * c[q + 3]);
            double slopeRow3 = (slope0 * c[q] + slope1 * c[q + 1]) + (slope2 * c[q + 2] + slope3 * c[q + 3]);
            double plane = (j0 * row0 + j1 * row1) + (j2 * row2 + j3 * row3);
            double planeI = (j0 * slopeRow0 + j1 * slopeRow1) + (j2 * slopeRow2 + j3 * slopeRow3);
            double planeJ = (slopeJ0 * row0 + slopeJ1 * row1) + (slopeJ2 * row2 + slopeJ3 * row3);
            double planeIJ = (slopeJ0 * slopeRow0 + slopeJ1 * slopeRow1) + (slopeJ2 * slopeRow2 + slopeJ3 * slopeRow3);
            double weight = weight(dk, t) + half * bend(dk, t);
            double slope = slope(dk, t);
            mean += weight * plane;
            alongI += weight * planeI;
            alongJ += weight * planeJ;
            alongK += slope * plane;
            mixed += weight * cloud[6] * planeIJ + slope * (cloud[7] * planeI + cloud[8] * planeJ);
        }
        out[0] = mean + mixed;
        out[1] = cloud[3] * alongI * alongI
                + cloud[4] * alongJ * alongJ
                + cloud[5] * alongK * alongK
                + 2 * (cloud[6] * alongI * alongJ + cloud[7] * alongI * alongK + cloud[8] * alongJ * alongK);
    }

    /** Second derivative of {@link #weight} by {@code t}. */
    private static double bend(int tap, double t) {
        return switch (tap) {
            case 0 -> 1 - t;
            case 1 -> 3 * t - 2;
            case 2 -> 1 - 3 * t;
            default -> t;
        };
    }

    /** Weight of the {@code tap}-th of four coefficients at a fraction {@code t} of a voxel behind the second. */
    private static double weight(int tap, double t) {
        double s = 1 - t;
        return switch (tap) {
            case 0 -> s * s * s / 6;
            case 1 -> 2.0 / 3 - 0.5 * t * t * (2 - t);
            case 2 -> 2.0 / 3 - 0.5 * s * s * (2 - s);
            default -> t * t * t / 6;
        };
    }

    /** Derivative of {@link #weight} by {@code t}. */
    private static double slope(int tap, double t) {
        double s = 1 - t;
        return switch (tap) {
            case 0 -> -0.5 * s * s;
            case 1 -> t * (1.5 * t - 2);
            case 2 -> -s * (1.5 * s - 2);
            default -> 0.5 * t * t;
        };
    }

    /** Copies the box's voxels behind the border; true if some are not finite, which then are filled along the row. */
    private boolean copy(Volume volume) {
        float[] voxels = volume.voxels();
        boolean holes = false;
        for (int k = 0; k < nk; k++) {
            for (int j = 0; j < nj; j++) {
                int from = volume.grid().index(originI, originJ + j, originK + k);
                int to = BEFORE + rowStride * (j + BEFORE) + planeStride * (k + BEFORE);
                float sum = 0;
                for (int i = 0; i < ni; i++) {
                    float value = voxels[from + i];
                    coefficients[to + i] = value;
                    sum += value * 0f;
                }
                if (sum != 0) {
                    holes = true;
                    fill(to);
                }
            }
        }
        return holes;
    }

    private void fill(int row) {
        float last = 0;
        for (int i = 0; i < ni; i++) {
            if (Float.isFinite(coefficients[row + i])) last = coefficients[row + i];
            else coefficients[row + i] = last;
        }
    }

    private void punch(Volume volume) {
        for (int k = 0; k < nk; k++) {
            for (int j = 0; j < nj; j++) {
                int from = volume.grid().index(originI, originJ + j, originK + k);
                int to = BEFORE + rowStride * (j + BEFORE) + planeStride * (k + BEFORE);
                for (int i = 0; i < ni; i++) {
                    if (!Float.isFinite(volume.voxels()[from + i])) coefficients[to + i] = Float.NaN;
                }
            }
        }
    }

    private void mirror() {
        for (int k = BEFORE; k < nk + BEFORE; k++) {
            for (int j = BEFORE; j < nj + BEFORE; j++) {
                int row = j * rowStride + k * planeStride;
                for (int i : borders(ni)) coefficients[row + i] = coefficients[row + mirrored(i, ni)];
            }
            int plane = k * planeStride;
            for (int j : borders(nj)) copyRun(plane + mirrored(j, nj) * rowStride, plane + j * rowStride, rowStride);
        }
        for (int k : borders(nk)) copyRun(mirrored(k, nk) * planeStride, k * planeStride, planeStride);
    }

    private void copyRun(int from, int to, int count) {
        System.arraycopy(coefficients, from, coefficients, to, count);
    }

    private static int[] borders(int n) {
        return new int[] {0, n + BEFORE, n + BEFORE + 1};
    }

    /** Where the coefficient at a border position is found, both counted with the border. */
    private static int mirrored(int position, int n) {
        if (n == 1) return BEFORE;
        int index = Math.abs(position - BEFORE);
        if (index >= n) index = Math.abs(2 * (n - 1) - index);
        return index + BEFORE;
    }
}
