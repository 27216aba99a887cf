package org.petline.image;

/** Sampled Gaussian kernels, and the mirror that images continue in. */
final class Gaussian {
    /** Full width at half maximum of a Gaussian of standard deviation 1: 2 sqrt(2 ln 2). */
    static final double FWHM_OF_SIGMA = 2.3548200450309493;

    /** The kernel ends here, in standard deviations; beyond lie 6e-5 of the mass and 1e-3 of the variance. */
    static final double REACH = 4;

    private Gaussian() {}

    /**
     * Weights at 0, 1, 2, ... voxels from the middle; with both sides they sum to one.
     *
     * @param fwhm in voxels; 0 gives the single weight 1
     */
    static float[] half(double fwhm) {
        double sigma = fwhm / FWHM_OF_SIGMA;
        int reach = (int) Math.ceil(REACH * sigma);
        double[] weights = new double[reach + 1];
        double sum = 0;
        for (int x = 0; x <= reach; x++) {
            weights[x] = sigma > 0 ? StrictMath.exp(-0.5 * (x / sigma) * (x / sigma)) : 1;
            sum += x == 0 ? weights[x] : 2 * weights[x];
        }
        float[] half = new float[reach + 1];
        for (int x = 0; x <= reach; x++) half[x] = (float) (weights[x] / sum);
        return half;
    }

    /** The voxel that stands for a place beyond the faces: 1 0 | 0 1 2 ... n-1 | n-1 n-2. */
    static int mirrored(int x, int n) {
        if (x >= 0 && x < n) return x;
        int folded = Math.floorMod(x, 2 * n);
        return folded < n ? folded : 2 * n - 1 - folded;
    }
}
