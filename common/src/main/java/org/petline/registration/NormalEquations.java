package org.petline.registration;

import java.util.Arrays;
import org.petline.geometry.Vector3;

/**
 * A series' misfit near the present poses as a quadratic in one step of every frame: Gauss-Newton's normal equations.
 *
 * <p>In two parts that do not touch each other, since a voxel's curve falls into two. What no blend of the principal
 * curves follows belongs to motion and noise alone. What the curves but the first follow is compared with what is usual
 * in the voxel's neighbourhood; of the slopes too only that counts which the neighbourhood does not explain, or the
 * regression on the neighbourhood would hide part of the motion (Speckman, J R Stat Soc B 50:413, 1988). How much of
 * the first curve a voxel has is its own: it says nothing of motion. Immutable.
 */
final class NormalEquations {
    private final int frames;
    private final int curves;
    private final int slopes;
    private final double[][] curve;
    private final BlockSums sums;

    private NormalEquations(double[][] curve, BlockSums sums) {
        this.curve = curve;
        this.sums = sums;
        curves = curve.length;
        frames = curve[0].length;
        slopes = curves * Pose.SIZE;
    }

    /**
     * The equations of a series that has been fitted.
     *
     * @param centre what steps turn about, in the world of the points
     */
    static NormalEquations of(SeriesFit fit, Vector3 centre) {
        double[][] curve = new double[fit.model().count()][fit.frames()];
        for (int b = 0; b < curve.length; b++) {
            for (int f = 0; f < curve[b].length; f++) curve[b][f] = fit.model().curve(b, f);
        }
        return new NormalEquations(curve, BlockSums.of(fit, centre));
    }

    /** Number of unknowns: six a frame, [6 frame + parameter] everywhere. */
    int size() {
        return frames * Pose.SIZE;
    }

    int curves() {
        return curves;
    }

    int blocks() {
        return sums.scores().length;
    }

    /** Share of each frame in what a voxel has of the mean curve, [frame], in all one. */
    double[] shares() {
        double[] out = new double[frames];
        for (int f = 0; f < frames; f++) out[f] = curve[0][f] * curve[0][f];
        return out;
    }

    /** Score of a block by what no blend follows. */
    double[] blockScore(int block) {
        return sums.scores()[block];
    }

    /** Score of a block by what is unusual in its kinetics, each curve's part times its trust. */
    double[] blockKineticScore(int block, double[] trust) {
        double[] out = new double[size()];
        double[] kinetics = sums.kinetics()[block];
        for (int f = 0; f < frames; f++) {
            for (int b = 0; b < curves; b++) {
                for (int e = 1; e < curves; e++) {
                    double share = curve[b][f] * trust[e] * curve[e][f];
                    int at = e * slopes + b * Pose.SIZE;
                    for (int a = 0; a < Pose.SIZE; a++) out[f * Pose.SIZE + a] += share * kinetics[at + a];
                }
            }
        }
        return out;
    }

    /** Normal matrix by what no blend follows, [6 frame + parameter][the same] flattened. */
    double[] information() {
        double[] link = new double[frames * frames];
        for (int f = 0; f < frames; f++) {
            for (int g = 0; g < frames; g++) {
                link[f * frames + g] = f == g ? 1 : 0;
                for (int b = 0; b < curves; b++) link[f * frames + g] -= curve[b][f] * curve[b][g];
            }
        }
        return assemble(sums.products(), link);
    }

    /** Normal matrix by what is unusual in the kinetics, each curve's part times its trust. */
    double[] kineticInformation(double[] trust) {
        double[] link = new double[frames * frames];
        for (int f = 0; f < frames; f++) {
            for (int g = 0; g < frames; g++) {
                for (int b = 1; b < curves; b++) link[f * frames + g] += trust[b] * curve[b][f] * curve[b][g];
            }
        }
        return assemble(sums.kineticProducts(), link);
    }

    /**
     * By how much each curve's unusual share scatters between blocks beyond noise, [curve], along the slopes of the
     * mean curve's image.
     */
    double[] kineticScatter() {
        double expected = 0;
        for (int a = 0; a < Pose.SIZE; a++) expected += sums.kineticProducts()[a * slopes + a] / Pose.SIZE;
        double[] out = new double[curves];
        for (int b = 1; b < curves; b++) {
            double sum = 0;
            for (double[] block : sums.kinetics()) {
                for (int a = 0; a < Pose.SIZE; a++) sum += block[b * slopes + a] * block[b * slopes + a] / Pose.SIZE;
            }
            out[b] = sum / Math.max(Double.MIN_NORMAL, expected);
        }
        return out;
    }

    /** Spreads products of coefficients' slopes over the frames, linked pair by pair. */
    private double[] assemble(double[] products, double[] link) {
        int size = size();
        double[] out = new double[size * size];
        double[] half = new double[slopes * Pose.SIZE];
        for (int f = 0; f < frames; f++) {
            Arrays.fill(half, 0);
            for (int b = 0; b < curves; b++) {
                double u = curve[b][f];
                for (int s = 0; s < slopes; s++) {
                    for (int a = 0; a < Pose.SIZE; a++) {
                        half[s * Pose.SIZE + a] += u * products[s * slopes + b * Pose.SIZE + a];
                    }
                }
            }
            for (int g = 0; g < frames; g++) {
                for (int b = 0; b < curves; b++) {
                    double u = link[f * frames + g] * curve[b][g];
                    for (int e = 0; e < Pose.SIZE; e++) {
                        for (int a = 0; a < Pose.SIZE; a++) {
                            out[(f * Pose.SIZE + a) * size + g * Pose.SIZE + e] +=
                                    u * half[(b * Pose.SIZE + e) * Pose.SIZE + a];
                        }
                    }
                }
            }
        }
        return out;
    }
}
