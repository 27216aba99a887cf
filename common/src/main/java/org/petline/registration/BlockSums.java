package org.petline.registration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.petline.geometry.Vector3;

/**
 * A fit's deviations times how they change with the head's pose, summed over each block of voxels, and the products of
 * those changes, summed over all. Immutable; arrays are shared, read only.
 *
 * <p>[slope] everywhere is [curve][parameter] flattened.
 */
final class BlockSums {
    private final double[][] scores;
    private final double[][] kinetics;
    private final double[] products;
    private final double[] kineticProducts;

    private BlockSums(double[][] scores, double[][] kinetics, double[] products, double[] kineticProducts) {
        this.scores = scores;
        this.kinetics = kinetics;
        this.products = products;
        this.kineticProducts = kineticProducts;
    }

    /**
     * The sums of a fit.
     *
     * @param centre what turns go about, in the world of the points
     */
    static BlockSums of(SeriesFit fit, Vector3 centre) {
        HeadPoints points = fit.points();
        int slopes = fit.model().count() * Pose.SIZE;
        float[] own = BlendSlopes.of(fit, centre);
        Summation summation = new Summation(fit, own, fit.unusual(own, slopes));
        double[][] parts = new double[points.parts()][2 * slopes * slopes];
        IntStream.range(0, points.parts()).parallel().forEach(part -> {
            for (int block = points.partStart(part); block < points.partStart(part + 1); block++) {
                summation.add(block, parts[part]);
            }
        });
        for (int part = 1; part < parts.length; part++) {
            for (int e = 0; e < parts[0].length; e++) parts[0][e] += parts[part][e];
        }
        return new BlockSums(
                summation.scores,
                summation.kinetics,
                symmetric(parts[0], 0, slopes),
                symmetric(parts[0], slopes * slopes, slopes));
    }

    private static double[] symmetric(double[] upper, int from, int size) {
        double[] out = Arrays.copyOfRange(upper, from, from + size * size);
        for (int s = 0; s < size; s++) for (int t = 0; t < s; t++) out[s * size + t] = out[t * size + s];
        return out;
    }

    /** [block][6 frame + parameter] of what no blend follows. */
    double[][] scores() {
        return scores;
    }

    /** [block][curve][slope] flattened, of what is unusual in each curve's share but the first's. */
    double[][] kinetics() {
        return kinetics;
    }

    /** [slope][slope] flattened, over all voxels. */
    double[] products() {
        return products;
    }

    /** [slope][slope] flattened, of what is unusual in the slopes. */
    double[] kineticProducts() {
        return kineticProducts;
    }

    /** Adds up block after block; parts of the blocks may be added side by side. */
    private static final class Summation {
        private final SeriesFit fit;
        private final HeadPoints points;
        private final float[] own;
        private final float[] unusual;
        private final float[] observed;
        private final float[] usual;
        private final int frames;
        private final int curves;
        private final int slopes;
        private final double[][] scores;
        private final double[][] kinetics;

        Summation(SeriesFit fit, float[] own, float[] unusual) {
            this.fit = fit;
            this.points = fit.points();
            this.own = own;
            this.unusual = unusual;
            this.observed = fit.blends().observed();
            this.usual = fit.blends().usual();
            this.frames = fit.frames();
            this.curves = fit.model().count();
            this.slopes = curves * Pose.SIZE;
            this.scores = new double[points.blocks()][];
            this.kinetics = new double[points.blocks()][];
        }

        /** Keeps a block's scores and adds its products, upper halves, to those of its part. */
        void add(int block, double[] sums) {
            double[] residualSlopes = new double[frames * slopes];
            double[] offSlopes = new double[curves * slopes];
            double[] z = new double[frames];
            for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
                double w = fit.weight(p);
                int at = p * slopes;
                if (!(w > 0) || Float.isNaN(own[at])) continue;
                fit.residual(p, z);
                for (int f = 0; f < frames; f++) {
                    double r = w * z[f];
                    int row = f * slopes;
                    for (int s = 0; s < slopes; s++) residualSlopes[row + s] += r * own[at + s];
                }
                for (int b = 1; b < curves; b++) {
                    double off = w * (observed[p * curves + b] - usual[p * curves + b]);
                    for (int s = 0; s < slopes; s++) offSlopes[b * slopes + s] += off * unusual[at + s];
                }
                for (int s = 0; s < slopes; s++) {
                    double wd = w * own[at + s];
                    double wu = w * unusual[at + s];
                    int row = s * slopes;
                    int kineticRow = row + slopes * slopes;
                    for (int t = s; t < slopes; t++) {
                        sums[row + t] += wd * own[at + t];
                        sums[kineticRow + t] += wu * unusual[at + t];
                    }
                }
            }
            scores[block] = score(residualSlopes);
            kinetics[block] = offSlopes;
        }

        private double[] score(double[] residualSlopes) {
            double[] score = new double[frames * Pose.SIZE];
            for (int f = 0; f < frames; f++) {
                for (int b = 0; b < curves; b++) {
                    int from = f * slopes + b * Pose.SIZE;
                    for (int a = 0; a < Pose.SIZE; a++) {
                        score[f * Pose.SIZE + a] += fit.model().curve(b, f) * residualSlopes[from + a];
                    }
                }
            }
            return score;
        }
    }
}
