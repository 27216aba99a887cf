package org.petline.registration;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * A series' misfit near the present poses as a quadratic in one step of every frame: Gauss-Newton's normal equations.
 *
 * <p>The misfit is
 *
 * <pre>1/2 sum over points of w |(I - m m') (r + slope of prediction * step)|^2</pre>
 *
 * with r the residual of all frames in units of noise and m the normalised mean curve: what all frames have in common
 * is uptake, not misfit, and that projection is what ties the frames' steps to each other.
 */
final class NormalEquations {
    private final SeriesFit fit;
    private final Vector3 centre;
    private final Affine worldToVoxel;
    private final int frames;
    private final int curves;
    private final int slopes;
    private final double[] information;
    private final double[] score;
    private final double overcounting;

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
        score = new double[frames * Pose.SIZE];
        double[] products = new double[slopes * slopes];
        double[] blockScores = new double[frames * Pose.SIZE];
        addUp(products, blockScores);
        information = assemble(products);
        overcounting = overcounting(blockScores);
    }

    /** Normal matrix, [6 frame + parameter][the same], for steps in units of {@link Pose}. */
    double[] information() {
        return information;
    }

    /** Derivative of the misfit by each step at zero, [6 frame + parameter]. */
    double[] score() {
        return score;
    }

    /** How many times the information counts the same noise, because neighbouring voxels share it; at least 1. */
    double overcounting() {
        return overcounting;
    }

    /** Sums over all points; squares of scores are summed over blocks. */
    private void addUp(double[] products, double[] blockScores) {
        HeadPoints points = fit.series().points();
        double[] residualSlopes = new double[frames * slopes];
        double[] d = new double[slopes];
        double[] z = new double[frames];
        for (int block = 0; block < points.blocks(); block++) {
            Arrays.fill(residualSlopes, 0);
            for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
                double w = fit.weight(p);
                if (!(w > 0) || !slopes(p, d)) continue;
                fit.residual(p, z);
                for (int f = 0; f < frames; f++) {
                    double r = w * z[f];
                    int row = f * slopes;
                    for (int s = 0; s < slopes; s++) residualSlopes[row + s] += r * d[s];
                }
                for (int s = 0; s < slopes; s++) {
                    double wd = w * d[s];
                    int row = s * slopes;
                    for (int t = s; t < slopes; t++) products[row + t] += wd * d[t];
                }
            }
            addScores(residualSlopes, blockScores);
        }
        for (int s = 0; s < slopes; s++) {
            for (int t = 0; t < s; t++) products[s * slopes + t] = products[t * slopes + s];
        }
    }

    /** Slopes of every coefficient by the six parameters of a pose at a point: [curve][parameter]; false at a rim. */
    private boolean slopes(int p, double[] d) {
        HeadPoints points = fit.series().points();
        Grid grid = points.grid();
        Affine m = worldToVoxel;
        Affine v = grid.voxelToWorld();
        float[] coefficients = fit.coefficients();
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

    /** Adds a block's part of every frame's score, and its square to those of the blocks. */
    private void addScores(double[] residualSlopes, double[] blockScores) {
        for (int f = 0; f < frames; f++) {
            for (int a = 0; a < Pose.SIZE; a++) {
                double sum = 0;
                for (int b = 0; b < curves; b++) {
                    sum += fit.model().curve(b, f) * residualSlopes[f * slopes + b * Pose.SIZE + a];
                }
                score[f * Pose.SIZE + a] += sum;
                blockScores[f * Pose.SIZE + a] += sum * sum;
            }
        }
    }

    private double[] assemble(double[] products) {
        TemporalModel model = fit.model();
        int size = frames * Pose.SIZE;
        double[] out = new double[size * size];
        double[] half = new double[slopes * Pose.SIZE];
        for (int f = 0; f < frames; f++) {
            Arrays.fill(half, 0);
            for (int b = 0; b < curves; b++) {
                double u = model.curve(b, f);
                for (int s = 0; s < slopes; s++) {
                    for (int a = 0; a < Pose.SIZE; a++) {
                        half[s * Pose.SIZE + a] += u * products[s * slopes + b * Pose.SIZE + a];
                    }
                }
            }
            for (int g = 0; g < frames; g++) {
                double link = (f == g ? 1 : 0) - model.curve(0, f) * model.curve(0, g);
                for (int b = 0; b < curves; b++) {
                    double u = link * model.curve(b, g);
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

    /** Median over frames of the scores' variance between blocks against what independent voxels would give. */
    private double overcounting(double[] blockScores) {
        int size = frames * Pose.SIZE;
        double[] ratios = new double[frames];
        for (int f = 0; f < frames; f++) {
            for (int a = 0; a < Pose.SIZE; a++) {
                int at = f * Pose.SIZE + a;
                ratios[f] += blockScores[at] / Math.max(Double.MIN_NORMAL, information[at * size + at]) / Pose.SIZE;
            }
        }
        Arrays.sort(ratios);
        return Math.max(1, ratios[frames / 2]);
    }
}
