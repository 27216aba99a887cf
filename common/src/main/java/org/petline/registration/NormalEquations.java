package org.petline.registration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * A series' misfit near the present poses as a quadratic in one step of every frame: Gauss-Newton's normal equations.
 *
 * <p>In two parts that do not touch each other, since a voxel's curve falls into two. What no blend of the principal
 * curves follows belongs to motion and noise alone. What the curves but the first follow is compared with what is usual
 * in the voxel's neighbourhood; of the slopes too only that counts which the neighbourhood does not explain, or the
 * regression on the neighbourhood would hide part of the motion (Speckman, J R Stat Soc B 50:413, 1988). How much of
 * the first curve a voxel has is its own: it says nothing of motion.
 */
final class NormalEquations {
    private final SeriesFit fit;
    private final Vector3 centre;
    private final Affine worldToVoxel;
    private final int frames;
    private final int curves;
    private final int slopes;
    private final double[][] curve;
    private final double[] products;
    private final double[] kineticProducts;
    private final double[][] blockScores;
    private final double[][] blockKinetics;

    /**
     * The equations of a series that has been fitted as it is sampled now.
     *
     * @param centre what steps turn about, in the world of the points
     */
    NormalEquations(SeriesFit fit, Vector3 centre) {
        this.fit = fit;
        this.centre = centre;
        worldToVoxel = fit.series().points().grid().worldToVoxel();
        frames = fit.series().frames();
        curves = fit.model().count();
        slopes = curves * Pose.SIZE;
        curve = new double[curves][frames];
        for (int b = 0; b < curves; b++)
            for (int f = 0; f < frames; f++) curve[b][f] = fit.model().curve(b, f);
        HeadPoints points = fit.series().points();
        blockScores = new double[points.blocks()][];
        blockKinetics = new double[points.blocks()][];
        float[] own = slopesOfAllPoints(points);
        float[] unusual = own.clone();
        fit.subtractUsual(unusual, slopes);
        double[][] parts = new double[points.parts()][2 * slopes * slopes];
        IntStream.range(0, points.parts()).parallel().forEach(part -> {
            for (int block = points.partStart(part); block < points.partStart(part + 1); block++) {
                addBlock(block, own, unusual, parts[part]);
            }
        });
        for (int part = 1; part < parts.length; part++) {
            for (int e = 0; e < parts[0].length; e++) parts[0][e] += parts[part][e];
        }
        products = symmetric(parts[0], 0);
        kineticProducts = symmetric(parts[0], slopes * slopes);
    }

    /** Number of unknowns: six a frame, [6 frame + parameter] everywhere. */
    int size() {
        return frames * Pose.SIZE;
    }

    int curves() {
        return curves;
    }

    int blocks() {
        return blockScores.length;
    }

    /** Share of each frame in what a voxel has of the mean curve, [frame], in all one. */
    double[] shares() {
        double[] out = new double[frames];
        for (int f = 0; f < frames; f++) out[f] = curve[0][f] * curve[0][f];
        return out;
    }

    /** Score of a block by what no blend follows. */
    double[] blockScore(int block) {
        return blockScores[block];
    }

    /** Score of a block by what is unusual in its kinetics, each curve's part times its trust. */
    double[] blockKineticScore(int block, double[] trust) {
        double[] out = new double[size()];
        double[] sums = blockKinetics[block];
        for (int f = 0; f < frames; f++) {
            for (int b = 0; b < curves; b++) {
                for (int e = 1; e < curves; e++) {
                    double share = curve[b][f] * trust[e] * curve[e][f];
                    int at = e * slopes + b * Pose.SIZE;
                    for (int a = 0; a < Pose.SIZE; a++) out[f * Pose.SIZE + a] += share * sums[at + a];
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
        return assemble(products, link);
    }

    /** Normal matrix by what is unusual in the kinetics, each curve's part times its trust. */
    double[] kineticInformation(double[] trust) {
        double[] link = new double[frames * frames];
        for (int f = 0; f < frames; f++) {
            for (int g = 0; g < frames; g++) {
                for (int b = 1; b < curves; b++) link[f * frames + g] += trust[b] * curve[b][f] * curve[b][g];
            }
        }
        return assemble(kineticProducts, link);
    }

    /**
     * By how much each curve's unusual share scatters between blocks beyond noise, [curve], along the slopes of the
     * mean curve's image.
     */
    double[] kineticScatter() {
        double expected = 0;
        for (int a = 0; a < Pose.SIZE; a++) expected += kineticProducts[a * slopes + a] / Pose.SIZE;
        double[] out = new double[curves];
        for (int b = 1; b < curves; b++) {
            double sum = 0;
            for (double[] block : blockKinetics) {
                for (int a = 0; a < Pose.SIZE; a++) sum += block[b * slopes + a] * block[b * slopes + a] / Pose.SIZE;
            }
            out[b] = sum / Math.max(Double.MIN_NORMAL, expected);
        }
        return out;
    }

    private float[] slopesOfAllPoints(HeadPoints points) {
        float[] own = new float[points.count() * slopes];
        points.inParts((from, until) -> {
            double[] d = new double[slopes];
            for (int p = from; p < until; p++) {
                boolean usable = fit.weight(p) > 0 && slopes(p, d);
                for (int s = 0; s < slopes; s++) own[p * slopes + s] = usable ? (float) d[s] : Float.NaN;
            }
        });
        return own;
    }

    /** Keeps a block's scores and adds its products, upper halves, to those of its part. */
    private void addBlock(int block, float[] own, float[] unusual, double[] sums) {
        HeadPoints points = fit.series().points();
        float[] observed = fit.observed();
        float[] usual = fit.usual();
        double[] residualSlopes = new double[frames * slopes];
        double[] kinetics = new double[curves * slopes];
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
                for (int s = 0; s < slopes; s++) kinetics[b * slopes + s] += off * unusual[at + s];
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
        double[] score = new double[size()];
        for (int f = 0; f < frames; f++) {
            for (int b = 0; b < curves; b++) {
                int from = f * slopes + b * Pose.SIZE;
                for (int a = 0; a < Pose.SIZE; a++) score[f * Pose.SIZE + a] += curve[b][f] * residualSlopes[from + a];
            }
        }
        blockScores[block] = score;
        blockKinetics[block] = kinetics;
    }

    private double[] symmetric(double[] upper, int from) {
        double[] out = Arrays.copyOfRange(upper, from, from + slopes * slopes);
        for (int s = 0; s < slopes; s++) for (int t = 0; t < s; t++) out[s * slopes + t] = out[t * slopes + s];
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

    /** Slopes of every coefficient by the six parameters of a pose at a point: [curve][parameter]; false at a rim. */
    private boolean slopes(int p, double[] d) {
        HeadPoints points = fit.series().points();
        Grid grid = points.grid();
        Affine m = worldToVoxel;
        Affine v = grid.voxelToWorld();
        float[] coefficients = fit.likely();
        double i = points.i(p);
        double j = points.j(p);
        double k = points.k(p);
        double x = v.m00() * i + v.m01() * j + v.m02() * k + v.m03() - centre.x();
        double y = v.m10() * i + v.m11() * j + v.m12() * k + v.m13() - centre.y();
        double zz = v.m20() * i + v.m21() * j + v.m22() * k + v.m23() - centre.z();
        for (int side = 0; side < 6; side++) if (points.neighbour(p, side) < 0) return false;
        float probe = 0;
        for (int side = 0; side < 6; side++) probe += coefficients[points.neighbour(p, side) * curves];
        if (Float.isNaN(probe)) return false;
        for (int b = 0; b < curves; b++) {
            double di = 0.5
                    * (coefficients[points.neighbour(p, 1) * curves + b]
                            - coefficients[points.neighbour(p, 0) * curves + b]);
            double dj = 0.5
                    * (coefficients[points.neighbour(p, 3) * curves + b]
                            - coefficients[points.neighbour(p, 2) * curves + b]);
            double dk = 0.5
                    * (coefficients[points.neighbour(p, 5) * curves + b]
                            - coefficients[points.neighbour(p, 4) * curves + b]);
            double gx = di * m.m00() + dj * m.m10() + dk * m.m20();
            double gy = di * m.m01() + dj * m.m11() + dk * m.m21();
            double gz = di * m.m02() + dj * m.m12() + dk * m.m22();
            int e = b * Pose.SIZE;
            d[e] = gx;
            d[e + 1] = gy;
            d[e + 2] = gz;
            d[e + 3] = (gz * y - gy * zz) / Pose.RADIUS_MM;
            d[e + 4] = (gx * zz - gz * x) / Pose.RADIUS_MM;
            d[e + 5] = (gy * x - gx * y) / Pose.RADIUS_MM;
        }
        return true;
    }
}
