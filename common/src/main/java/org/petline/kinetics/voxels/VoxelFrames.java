package org.petline.kinetics.voxels;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.petline.kinetics.Input;

/** The frames of a fit of many voxels: those with an input and a weight. Owns its arrays; never handed out of the room. */
final class VoxelFrames {
    private final int all;
    private final int[] frames;
    private final double[] weights;
    private final double[] rootWeights;

    private VoxelFrames(int all, int[] frames, double[] weights) {
        this.all = all;
        this.frames = frames;
        this.weights = weights;
        this.rootWeights = Arrays.stream(weights).map(StrictMath::sqrt).toArray();
    }

    /** The frames that count. */
    static VoxelFrames of(Input input, double[] weights) {
        return of(weights, input.times().count(), input::covers);
    }

    /** The frames that count and whose index is taken. */
    static VoxelFrames of(double[] weights, int count, IntPredicate taken) {
        if (weights.length != count) throw new IllegalArgumentException(weights.length + " weights, " + count);
        int[] frames = new int[count];
        double[] used = new double[count];
        int kept = 0;
        for (int frame = 0; frame < count; frame++) {
            if (!(weights[frame] >= 0 && weights[frame] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("frame " + frame + " has weight " + weights[frame]);
            }
            if (!(weights[frame] > 0 && taken.test(frame))) continue;
            frames[kept] = frame;
            used[kept++] = weights[frame];
        }
        return new VoxelFrames(count, Arrays.copyOf(frames, kept), Arrays.copyOf(used, kept));
    }

    /** How many frames take part. */
    int count() {
        return frames.length;
    }

    /** How many frames there are, those that take no part included. */
    int all() {
        return all;
    }

    /** [used] the frames' indices. */
    int[] frames() {
        return frames;
    }

    /** [used] */
    double[] weights() {
        return weights;
    }

    /** [used] */
    double[] rootWeights() {
        return rootWeights;
    }

    /** [used] a curve over all frames, times the roots of the weights. */
    double[] rooted(double[] curve) {
        double[] out = new double[frames.length];
        for (int i = 0; i < out.length; i++) out[i] = curve[frames[i]] * rootWeights[i];
        return out;
    }
}
