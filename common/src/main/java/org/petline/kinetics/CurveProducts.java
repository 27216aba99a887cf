package org.petline.kinetics;

import java.util.Arrays;
import org.petline.linear.Vectors;

/**
 * The weighted products of a mixture's curves with each other, over the used frames: the same for all regions that share
 * frames and weights. Immutable.
 */
final class CurveProducts {
    private final int[] frames;
    private final double[] weights;
    private final double[][] weighted;
    private final double[][] products;

    private CurveProducts(int[] frames, double[] weights, double[][] weighted, double[][] products) {
        this.frames = frames;
        this.weights = weights;
        this.weighted = weighted;
        this.products = products;
    }

    /**
     * The products over the used frames.
     *
     * @param fixed [curve][frame]
     * @param onGrid [grid point][frame]
     * @param rates how many points of the grid a mixture takes at once: with one, points need no products with others
     */
    static CurveProducts of(double[][] fixed, double[][] onGrid, int rates, UsedFrames used) {
        int count = fixed.length + onGrid.length;
        double[] weights = used.weights();
        double[][] curves = new double[count][];
        double[][] weighted = new double[count][];
        double[][] products = new double[count][];
        for (int c = 0; c < count; c++) {
            curves[c] = used.of(c < fixed.length ? fixed[c] : onGrid[c - fixed.length]);
            weighted[c] = Vectors.times(curves[c], weights);
            products[c] = new double[c + 1];
            for (int other = 0; other <= c; other++) {
                boolean needed = rates > 1 || other < fixed.length || other == c;
                if (needed) products[c][other] = Vectors.dot(curves[other], weighted[c]);
            }
        }
        return new CurveProducts(used.frames().clone(), weights.clone(), weighted, products);
    }

    /** Whether these are the products over such frames with such weights. */
    boolean areFor(UsedFrames used) {
        return Arrays.equals(frames, used.frames()) && Arrays.equals(weights, used.weights());
    }

    /** Of two curves, the fixed ones counted first. */
    double of(int a, int b) {
        return a > b ? products[a][b] : products[b][a];
    }

    /** [curve] with a measured curve: [used]. */
    double[] with(double[] measured) {
        double[] out = new double[weighted.length];
        for (int c = 0; c < out.length; c++) out[c] = Vectors.dot(weighted[c], measured);
        return out;
    }
}
