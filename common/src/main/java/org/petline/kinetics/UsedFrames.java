package org.petline.kinetics;

import java.util.Arrays;
import java.util.EnumSet;
import org.petline.linear.Vectors;

/** The frames of one fit: those with a target, an input and a weight. Owns its arrays; never handed out of the room. */
final class UsedFrames {
    private final int[] frames;
    private final double[] measured;
    private final double[] weights;
    private final double[] rootWeights;

    private final EnumSet<FitFlag> flags;

    private UsedFrames(int[] frames, double[] measured, double[] weights, EnumSet<FitFlag> flags) {
        this.frames = frames;
        this.measured = measured;
        this.weights = weights;
        this.flags = flags;
        this.rootWeights = Arrays.stream(weights).map(StrictMath::sqrt).toArray();
    }

    /** The frames that count. */
    static UsedFrames of(Tac target, Input input, double[] weights) {
        if (!target.times().equals(input.times())) {
            throw new IllegalArgumentException("target over " + target.times() + ", input over " + input.times());
        }
        if (weights.length != target.count()) {
            throw new IllegalArgumentException(weights.length + " weights for " + target.count() + " frames");
        }
        int[] frames = new int[weights.length];
        int count = 0;
        for (int frame = 0; frame < weights.length; frame++) {
            if (!(weights[frame] >= 0 && weights[frame] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("frame " + frame + " has weight " + weights[frame]);
            }
            if (weights[frame] > 0 && !target.isMissing(frame) && input.covers(frame)) frames[count++] = frame;
        }
        frames = Arrays.copyOf(frames, count);
        return new UsedFrames(
                frames, Vectors.pick(target.values(), frames), Vectors.pick(weights, frames), flags(input));
    }

    private static EnumSet<FitFlag> flags(Input input) {
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (input.endsEarly()) flags.add(FitFlag.INPUT_ENDS_EARLY);
        if (input.isHeld()) flags.add(FitFlag.INPUT_HELD);
        return flags;
    }

    /** What the frames say already; a new set. */
    EnumSet<FitFlag> flags() {
        return EnumSet.copyOf(flags);
    }

    int count() {
        return frames.length;
    }

    /** [used] the target. */
    double[] measured() {
        return measured;
    }

    /** [used] */
    double[] weights() {
        return weights;
    }

    /** [used] the roots of the weights. */
    double[] rootWeights() {
        return rootWeights;
    }

    /** [used] measured less predicted, times the roots of the weights. */
    double[] residuals(double[] predictedOfUsed) {
        double[] out = measured.clone();
        for (int i = 0; i < out.length; i++) out[i] = (out[i] - predictedOfUsed[i]) * rootWeights[i];
        return out;
    }

    /** [used] the frames' indices. */
    int[] frames() {
        return frames;
    }

    /** [used] of a curve over all frames. */
    double[] of(double[] curve) {
        return Vectors.pick(curve, frames);
    }

    /** [used] of a curve over all frames, times the roots of the weights. */
    double[] rooted(double[] curve) {
        return Vectors.times(of(curve), rootWeights);
    }

    /** [used] the target, times the roots of the weights; a new array. */
    double[] rootedMeasured() {
        return Vectors.times(measured, rootWeights);
    }
}
