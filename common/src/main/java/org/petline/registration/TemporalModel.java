package org.petline.registration;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * The few curves that the tissues of a scan are blends of.
 *
 * <p>In units of each frame's noise and orthonormal: the mean curve first, then the principal directions in which the
 * scan's block means differ from it, taken inside the space of the {@link KineticDictionary}. Block means hardly feel
 * motion, which acts at edges, and the dictionary cannot jump: so neither takes motion for kinetics.
 */
final class TemporalModel {
    /** Curves of the dictionary whose share of its strength is below this are numerical noise. */
    private static final double DICTIONARY_RANK = 1e-4;

    /** With two frames of one noise it is a half; beyond this a frame's noise cannot be told. */
    private static final double MOST_LEVERAGE = 0.9;

    private final double[][] curves;

    private TemporalModel(double[][] curves) {
        this.curves = curves;
    }

    /**
     * The curves of a series: the mean curve, then those in which blocks differ most from it.
     *
     * @param dictionary [curve][frame], the mean curve first
     * @param noise [frame] standard deviation of a voxel of mean uptake
     * @param blockMeans [block][frame] mean curve of each block of voxels, in units of its uptake
     * @param most how many curves at most
     */
    static TemporalModel of(double[][] dictionary, double[] noise, double[][] blockMeans, int most) {
        int frames = noise.length;
        double[] mean = new double[frames];
        double strength = 0;
        for (int f = 0; f < frames; f++) {
            mean[f] = dictionary[0][f] / noise[f];
            strength += mean[f] * mean[f];
        }
        for (int f = 0; f < frames; f++) mean[f] /= Math.sqrt(strength);
        double[][] space = orthonormal(dictionary, noise, mean);
        int dimensions = space.length;
        RealMatrix spread = new Array2DRowRealMatrix(Math.max(1, dimensions), Math.max(1, dimensions));
        double[] projected = new double[dimensions];
        for (double[] block : blockMeans) {
            for (int d = 0; d < dimensions; d++) {
                double sum = 0;
                for (int f = 0; f < frames; f++) sum += space[d][f] * block[f] / noise[f];
                projected[d] = sum;
            }
            for (int d = 0; d < dimensions; d++) {
                for (int e = 0; e < dimensions; e++) {
                    spread.addToEntry(d, e, projected[d] * projected[e] / blockMeans.length);
                }
            }
        }
        EigenDecompositionSymmetric principal = new EigenDecompositionSymmetric(spread);
        int kept = Math.min(most, dimensions + 1);
        double[][] curves = new double[kept][frames];
        curves[0] = mean;
        for (int b = 1; b < kept; b++) {
            for (int d = 0; d < dimensions; d++) {
                double share = principal.getEigenvector(b - 1).getEntry(d);
                for (int f = 0; f < frames; f++) curves[b][f] += share * space[d][f];
            }
        }
        return new TemporalModel(curves);
    }

    /** An orthonormal basis, [direction][frame], of what the dictionary spans in units of noise. */
    private static double[][] orthonormal(double[][] dictionary, double[] noise, double[] mean) {
        int frames = noise.length;
        RealMatrix gram = new Array2DRowRealMatrix(frames, frames);
        double[] left = new double[frames];
        for (int c = 1; c < dictionary.length; c++) {
            double strength = 0;
            double along = 0;
            for (int f = 0; f < frames; f++) {
                left[f] = dictionary[c][f] / noise[f];
                strength += left[f] * left[f];
                along += left[f] * mean[f];
            }
            if (!(strength > 0)) continue;
            for (int f = 0; f < frames; f++) left[f] -= along * mean[f];
            for (int f = 0; f < frames; f++) {
                for (int g = 0; g < frames; g++) gram.addToEntry(f, g, left[f] * left[g] / strength);
            }
        }
        EigenDecompositionSymmetric directions = new EigenDecompositionSymmetric(gram);
        int rank = 0;
        double least = directions.getEigenvalue(0) * DICTIONARY_RANK * DICTIONARY_RANK;
        while (rank < Math.min(frames, dictionary.length) - 1 && directions.getEigenvalue(rank) > least) rank++;
        double[][] space = new double[rank][];
        for (int d = 0; d < rank; d++) space[d] = directions.getEigenvector(d).toArray();
        return space;
    }

    int count() {
        return curves.length;
    }

    /** Value of an orthonormal curve in a frame, in units of the frame's noise. */
    double curve(int b, int frame) {
        return curves[b][frame];
    }

    /** Share of a frame's own value in its prediction: that which it has in its voxel's coefficients. */
    double leverage(int frame) {
        double sum = 0;
        for (double[] curve : curves) sum += curve[frame] * curve[frame];
        return Math.min(MOST_LEVERAGE, sum);
    }
}
