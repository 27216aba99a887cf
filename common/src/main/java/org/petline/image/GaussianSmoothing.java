package org.petline.image;

import java.util.Arrays;
import org.petline.geometry.Vector3;

/**
 * Gaussian smoothing of given full widths at half maximum.
 *
 * <p>Separable; the sampled kernel reaches 4 standard deviations at least and sums to one. The image goes on beyond its
 * faces as its mirror image, so that a constant stays constant and the sum over all voxels is kept. Sums are in
 * float32, as the voxels: 1e-6 of the largest value nearby.
 *
 * <p>Voxels that are not finite are missing: neighbours are averaged over the kernel's part that has values
 * (normalised convolution, Knutsson and Westin 1993), and a voxel is NaN where under half of it has any.
 *
 * @param fwhmIMm width along the grid's axis i, mm; 0 leaves that axis alone; likewise j and k
 */
public record GaussianSmoothing(double fwhmIMm, double fwhmJMm, double fwhmKMm) {
    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if a width is negative or not finite
     */
    public GaussianSmoothing {
        for (double fwhm : new double[] {fwhmIMm, fwhmJMm, fwhmKMm}) {
            if (!(fwhm >= 0 && fwhm < 1e6)) throw new IllegalArgumentException("full width " + fwhm + " mm");
        }
    }

    /** The same width along all axes. */
    public static GaussianSmoothing ofFwhmMm(double fwhmMm) {
        return new GaussianSmoothing(fwhmMm, fwhmMm, fwhmMm);
    }

    /** The smoothed volume, on the same grid; the given one is left as it is. */
    public Volume smooth(Volume volume) {
        float[] voxels = volume.voxels().clone();
        float[] present = Missing.zeroed(voxels);
        smooth(volume, voxels);
        if (present.length > 0) {
            smooth(volume, present);
            Missing.normalise(voxels, present);
        }
        return new Volume(volume.grid(), voxels);
    }

    private void smooth(Volume volume, float[] voxels) {
        Vector3 spacing = volume.grid().spacingMm();
        int ni = volume.grid().ni();
        int nj = volume.grid().nj();
        int nk = volume.grid().nk();
        // Along i, rows of width 1 would not fill a vector unit: each row is smoothed as one line, tap by tap.
        float[] kernel = Gaussian.half(fwhmIMm / spacing.x());
        if (kernel.length > 1) {
            float[] line = new float[ni + 2 * (kernel.length - 1)];
            for (int row = 0; row < voxels.length; row += ni) alongLine(voxels, row, ni, kernel, line);
        }
        kernel = Gaussian.half(fwhmJMm / spacing.y());
        if (kernel.length > 1) {
            float[] rows = new float[ni * nj];
            for (int k = 0; k < nk; k++) acrossRows(voxels, k * ni * nj, nj, ni, ni, kernel, rows);
        }
        kernel = Gaussian.half(fwhmKMm / spacing.z());
        if (kernel.length > 1) {
            float[] rows = new float[ni * nk];
            for (int j = 0; j < nj; j++) acrossRows(voxels, j * ni, nk, ni * nj, ni, kernel, rows);
        }
    }

    private static void alongLine(float[] voxels, int row, int n, float[] kernel, float[] line) {
        int reach = kernel.length - 1;
        for (int x = 0; x < line.length; x++) line[x] = voxels[row + Gaussian.mirrored(x - reach, n)];
        for (int x = 0; x < n; x++) voxels[row + x] = kernel[0] * line[x + reach];
        for (int tap = 1; tap <= reach; tap++) {
            float weight = kernel[tap];
            int left = reach - tap;
            int right = reach + tap;
            for (int x = 0; x < n; x++) voxels[row + x] += weight * (line[x + left] + line[x + right]);
        }
    }

    /** Smooths across {@code n} rows of {@code width} voxels that are {@code stride} apart, in place. */
    private static void acrossRows(
            float[] voxels, int from, int n, int stride, int width, float[] kernel, float[] rows) {
        for (int y = 0; y < n; y++) System.arraycopy(voxels, from + y * stride, rows, y * width, width);
        float[] sum = new float[width];
        for (int y = 0; y < n; y++) {
            Arrays.fill(sum, 0);
            for (int tap = 1; tap < kernel.length; tap++) {
                float weight = kernel[tap];
                int low = Gaussian.mirrored(y - tap, n) * width;
                int high = Gaussian.mirrored(y + tap, n) * width;
                for (int x = 0; x < width; x++) sum[x] += weight * (rows[low + x] + rows[high + x]);
            }
            float weight = kernel[0];
            int here = y * width;
            int to = from + y * stride;
            for (int x = 0; x < width; x++) voxels[to + x] = sum[x] + weight * rows[here + x];
        }
    }
}
