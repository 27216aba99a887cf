package org.petline.image;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * Gaussian smoothing computed only where a coarser grid wants it.
 *
 * <p>The coarse grid covers exactly the same field of view, face to face: an axis of n voxels of s mm becomes
 * floor(n s / target) voxels of n s / that number mm, never finer than asked for, nor finer than it was. Its voxel centres
 * need not fall on the old ones: the kernel is sampled at their true distances.
 *
 * <p>Edges and missing voxels are treated as {@link GaussianSmoothing} treats them. On grids whose kernel is narrower
 * than 0.7 voxel (standard deviation) a sampled Gaussian is no longer one; errors stay below 1e-3 of the contrast from there on up.
 *
 * @param fwhmMm width of the Gaussian; twice {@code targetSpacingMm} keeps aliasing below 3 %, equal to it below 41 %
 * @param targetSpacingMm finest spacing of the new grid
 */
public record BandLimitedDownsampling(double fwhmMm, double targetSpacingMm) {
    /**
     * Checks that the Gaussian is wide enough for the grid.
     *
     * @throws IllegalArgumentException if {@code fwhmMm} is below {@code targetSpacingMm}, or one is not positive
     */
    public BandLimitedDownsampling {
        if (!(targetSpacingMm > 0 && fwhmMm >= targetSpacingMm && fwhmMm < 1e6)) {
            throw new IllegalArgumentException("full width " + fwhmMm + " mm on voxels of " + targetSpacingMm + " mm");
        }
    }

    /** The grid that a volume on {@code source} will have. */
    public Grid grid(Grid source) {
        Vector3 spacing = source.spacingMm();
        int ni = coarse(source.ni(), spacing.x());
        int nj = coarse(source.nj(), spacing.y());
        int nk = coarse(source.nk(), spacing.z());
        double ratioI = (double) source.ni() / ni;
        double ratioJ = (double) source.nj() / nj;
        double ratioK = (double) source.nk() / nk;
        Affine coarseToSource = new Affine(
                ratioI, 0, 0, (ratioI - 1) / 2, 0, ratioJ, 0, (ratioJ - 1) / 2, 0, 0, ratioK, (ratioK - 1) / 2);
        return new Grid(ni, nj, nk, coarseToSource.then(source.voxelToWorld()));
    }

    private int coarse(int n, double spacing) {
        // 1e-9 forgives spacings that are whole numbers but for rounding.
        return Math.max(1, Math.min(n, (int) Math.floor(n * spacing / targetSpacingMm + 1e-9)));
    }

    /** The smoothed volume on the coarser grid. */
    public Volume downsample(Volume volume) {
        Grid target = grid(volume.grid());
        if (Missing.count(volume.voxels()) == 0) {
            return new Volume(target, convolve(volume.grid(), volume.voxels(), target));
        }
        float[] voxels = volume.voxels().clone();
        float[] present = convolve(volume.grid(), Missing.zeroed(voxels), target);
        float[] smooth = convolve(volume.grid(), voxels, target);
        Missing.normalise(smooth, present);
        return new Volume(target, smooth);
    }

    /** Axis k first, then j, whole rows at a time; i last, when least is left of the volume. */
    private float[] convolve(Grid source, float[] voxels, Grid target) {
        Vector3 spacing = source.spacingMm();
        Taps tapsI = new Taps(source.ni(), target.ni(), fwhmMm / spacing.x());
        Taps tapsJ = new Taps(source.nj(), target.nj(), fwhmMm / spacing.y());
        Taps tapsK = new Taps(source.nk(), target.nk(), fwhmMm / spacing.z());
        int ni = source.ni();
        float[] out = new float[target.voxels()];
        float[] plane = new float[ni * source.nj()];
        float[] row = new float[ni];
        for (int k = 0; k < target.nk(); k++) {
            tapsK.weigh(k, voxels, plane);
            for (int j = 0; j < target.nj(); j++) {
                tapsJ.weigh(j, plane, row);
                int to = target.ni() * (j + target.nj() * k);
                for (int i = 0; i < target.ni(); i++) out[to + i] = tapsI.dot(i, row);
            }
        }
        return out;
    }

    /** For each target position along an axis: the source positions that count, and how much. */
    private static final class Taps {
        private final int[][] positions;
        private final float[][] weights;

        Taps(int n, int targets, double fwhm) {
            positions = new int[targets][];
            weights = new float[targets][];
            double ratio = (double) n / targets;
            double sigma = fwhm / Gaussian.FWHM_OF_SIGMA;
            double reach = Gaussian.REACH * sigma;
            for (int t = 0; t < targets; t++) {
                double centre = (t + 0.5) * ratio - 0.5;
                int first = (int) Math.ceil(centre - reach);
                int last = (int) Math.floor(centre + reach);
                double[] gaussian = new double[last - first + 1];
                double sum = 0;
                for (int x = 0; x < gaussian.length; x++) {
                    double distance = (first + x - centre) / sigma;
                    gaussian[x] = StrictMath.exp(-0.5 * distance * distance);
                    sum += gaussian[x];
                }
                positions[t] = new int[gaussian.length];
                weights[t] = new float[gaussian.length];
                for (int x = 0; x < gaussian.length; x++) {
                    positions[t][x] = Gaussian.mirrored(first + x, n);
                    weights[t][x] = (float) (gaussian[x] / sum);
                }
            }
        }

        /** Fills {@code sum} with the weighted sum of runs of its length, of which {@code values} is a sequence. */
        void weigh(int target, float[] values, float[] sum) {
            Arrays.fill(sum, 0);
            for (int tap = 0; tap < positions[target].length; tap++) {
                float weight = weights[target][tap];
                int from = positions[target][tap] * sum.length;
                for (int x = 0; x < sum.length; x++) sum[x] += weight * values[from + x];
            }
        }

        float dot(int target, float[] row) {
            float sum = 0;
            for (int tap = 0; tap < positions[target].length; tap++) {
                sum += weights[target][tap] * row[positions[target][tap]];
            }
            return sum;
        }
    }
}
