package org.petline.bench;

import java.util.Random;

/**
 * A simulated tissue and the number that a model should find in it. Owns its curve; hands out copies.
 */
final class BenchTissue {
    private final double[] curve;
    private final double truth;
    private final double k2Prime;
    private final boolean isDegenerate;

    /**
     * A tissue.
     *
     * @param curve [frame] exact frame averages, kBq/mL
     * @param truth BPND or VT
     * @param k2Prime of the reference that it was made with, 1/min; NaN without one
     * @param isDegenerate whether it is a reference times a number, so that nothing can be found
     */
    BenchTissue(double[] curve, double truth, double k2Prime, boolean isDegenerate) {
        this.curve = curve;
        this.truth = truth;
        this.k2Prime = k2Prime;
        this.isDegenerate = isDegenerate;
    }

    double[] curve() {
        return curve.clone();
    }

    double truth() {
        return truth;
    }

    double k2Prime() {
        return k2Prime;
    }

    boolean isDegenerate() {
        return isDegenerate;
    }

    /**
     * The curve with counting noise: variance proportional to activity over a frame's counts for one activity.
     *
     * @param level mean standard deviation over mean activity, both over the scan's time
     * @param durations [frame]
     * @param counts [frame] what decay leaves of each frame's duration
     */
    double[] noisy(double level, double[] durations, double[] counts, Random random) {
        double[] deviations = new double[curve.length];
        double area = 0;
        double spread = 0;
        for (int frame = 0; frame < curve.length; frame++) {
            deviations[frame] = StrictMath.sqrt(Math.max(0, curve[frame]) / counts[frame]);
            area += durations[frame] * curve[frame];
            spread += durations[frame] * deviations[frame];
        }
        double[] out = curve.clone();
        for (int frame = 0; frame < out.length; frame++) {
            out[frame] += level * area / spread * deviations[frame] * random.nextGaussian();
        }
        return out;
    }
}
