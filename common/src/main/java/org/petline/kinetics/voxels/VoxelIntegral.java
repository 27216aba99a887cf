package org.petline.kinetics.voxels;

import java.util.Arrays;
import org.petline.kinetics.Input;
import org.petline.kinetics.InputCurve;
import org.petline.kinetics.KnownSpan;
import org.petline.kinetics.TargetIntegral;

/**
 * What every linear method needs for a voxel: the running integral of its curve as a matrix on its frame values, the weights
 * of the frames from t* on, and the noise of all frames.
 *
 * <p>All frames of the input's span are kept, since the integrals begin with the first; those before t* have no weight.
 */
final class VoxelIntegral {
    private final int[] frames;
    private final double[][] matrix;
    private final double[] weights;
    private final double[] variances;
    private final int rows;

    private VoxelIntegral(int[] frames, double[][] matrix, double[] weights, double[] variances, int rows) {
        this.frames = frames;
        this.matrix = matrix;
        this.weights = weights;
        this.variances = variances;
        this.rows = rows;
    }

    /**
     * The matrices for targets of an input.
     *
     * @param curve of the input
     * @param allWeights [frame]; a frame of weight 0 still takes part in the integrals, as noisy as the noisiest other
     * @param startMinutes t*
     */
    static VoxelIntegral of(Input input, InputCurve curve, double[] allWeights, double startMinutes) {
        VoxelFrames used = VoxelFrames.of(input, allWeights);
        TargetIntegral integral = TargetIntegral.of(input, curve);
        int first = integral.span().first();
        int count = Math.max(0, integral.span().last() - first + 1);
        double least = Arrays.stream(allWeights).filter(w -> w > 0).min().orElse(1);
        int[] frames = new int[count];
        double[][] matrix = new double[count][];
        double[] weights = new double[count];
        double[] variances = new double[count];
        for (int f = 0; f < count; f++) {
            frames[f] = first + f;
            matrix[f] = Arrays.copyOfRange(integral.once()[first + f], first, first + count);
            variances[f] = 1 / (allWeights[first + f] > 0 ? allWeights[first + f] : least);
        }
        int rows = 0;
        for (int i = 0; i < used.count(); i++) {
            int frame = used.frames()[i];
            if (input.times().startMinutes(frame) < startMinutes - KnownSpan.TOUCH_MINUTES) continue;
            weights[frame - first] = used.weights()[i];
            rows++;
        }
        if (!(input.areaMinutes() > 0)) rows = 0;
        return new VoxelIntegral(frames, matrix, weights, variances, rows);
    }

    /** [kept] indices of the frames. */
    int[] frames() {
        return frames;
    }

    /** How many frames are kept. */
    int count() {
        return frames.length;
    }

    /** How many frames have a weight; 0 where the input is not positive. */
    int rows() {
        return rows;
    }

    /** [kept][kept] the integral in each frame, from the values. */
    double[][] matrix() {
        return matrix;
    }

    /** [kept] 0 before t*. */
    double[] weights() {
        return weights;
    }

    /** [kept] of the noise at sigma = 1. */
    double[] variances() {
        return variances;
    }

    /** [kept] of a curve over all frames. */
    double[] of(double[] curve) {
        return Arrays.copyOfRange(curve, frames[0], frames[0] + frames.length);
    }

    /** [kept][kept] the transposed matrix times the weights. */
    double[][] transposedTimesWeights() {
        double[][] out = new double[count()][count()];
        for (int f = 0; f < count(); f++) {
            for (int i = 0; i < count(); i++) out[f][i] = matrix[i][f] * weights[i];
        }
        return out;
    }
}
