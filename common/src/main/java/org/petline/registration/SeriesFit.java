package org.petline.registration;

import java.util.Arrays;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * What an aligned series says about its kinetics, its noise, and the motion that is left in it.
 *
 * <p>Frames are compared with what all frames together predict for them ({@link TemporalModel}); a frame's own share in
 * its prediction is accounted for by the projection that stands between the frames in the normal equations, so that all
 * frames move at once and none runs after another. One call of {@link #refresh} is one Gauss-Newton linearisation of
 *
 * <pre>sum over points of w z' (I - sum_b u_b h_b u_b') z,   z = (value in frame + slope of prediction * step) / noise</pre>
 *
 * <p>w is one over the square of the local uptake: what counts is the shape of a curve, so that kinetics, which differ
 * in proportion to uptake, and noise, which nearly does, have the same variance everywhere.
 */
final class SeriesFit {
    /** Uptake, in units of the head's mean, that is added to a point's own in its noise. */
    private static final double UPTAKE_FLOOR = 0.15;

    /** Points of at least this uptake tell the noise and the mean curve. */
    private static final double BRIGHT = 0.5;

    /** Frames are never trusted beyond this share of their mean activity: interpolation is not better. */
    private static final double LEAST_NOISE = 0.002;

    private static final double VARIANCE_INFLATION = 1e-4;
    private static final double WINDOW_MM = 25;

    private static final int MOST_CURVES = 4;

    /** Degrees of freedom of the t distribution that points' misfits are taken from. */
    private static final double MISFIT_FREEDOM = 4;

    private final AlignedSeries series;
    private final KineticDictionary dictionary;
    private final Vector3 centre;
    private final int frames;
    private final int count;
    private final double[] noise;
    private final double[] mean;
    private final double[] uptake;
    private final double[] weight;
    private TemporalModel model;
    private LocalShape shape;
    private double[] usual = new double[MOST_CURVES];
    private float[] coefficients;
    private double[] information;
    private double[] score;
    private double overcounting;

    SeriesFit(AlignedSeries series, KineticDictionary dictionary, Vector3 centre) {
        this.series = series;
        this.dictionary = dictionary;
        this.centre = centre;
        frames = series.frames();
        count = series.points().count();
        noise = new double[frames];
        mean = new double[frames];
        uptake = new double[count];
        weight = new double[count];
    }

    /** Normal matrix of a step, [6 frames + parameter][the same], for steps in units of {@link Pose}. */
    double[] information() {
        return information;
    }

    /** Right-hand side's negative: derivative of half the misfit by the step. */
    double[] score() {
        return score;
    }

    /** How many times a frame's information counts the same noise, because neighbours share it; at least 1. */
    double overcounting() {
        return overcounting;
    }

    /** Standard deviation of each frame's noise in a voxel of mean uptake. */
    double[] noise() {
        return noise.clone();
    }

    /** Learns kinetics and noise from the series as it is sampled now, and linearises. */
    void refresh() {
        if (model == null) {
            Arrays.fill(weight, 1);
            Arrays.fill(noise, 1);
            measureMean(false);
            measureUptake();
            measureMean(true);
            firstNoise();
        }
        measureUptake();
        measureMean(true);
        measureUptake();
        for (int round = 0; round < 2; round++) {
            model = TemporalModel.of(dictionary.curves(mean), noise, blockMeans(), MOST_CURVES);
            fitCoefficients();
        }
        linearise();
    }

    /** Local uptake relative to the mean curve, noise-weighted over frames; 0 marks points outside a field of view. */
    private void measureUptake() {
        double strength = 0;
        for (int f = 0; f < frames; f++) strength += mean[f] * mean[f] / (noise[f] * noise[f]);
        float[] values = series.values();
        for (int p = 0; p < count; p++) {
            double sum = 0;
            for (int f = 0; f < frames; f++) sum += mean[f] / (noise[f] * noise[f]) * values[p * frames + f];
            uptake[p] = sum / strength;
        }
    }

    private void measureMean(boolean brightOnly) {
        float[] values = series.values();
        Arrays.fill(mean, 0);
        int used = 0;
        for (int p = 0; p < count; p++) {
            float probe = 0;
            for (int f = 0; f < frames; f++) probe += values[p * frames + f];
            if (Float.isNaN(probe) || (brightOnly && !(uptake[p] > BRIGHT))) continue;
            used++;
            for (int f = 0; f < frames; f++) mean[f] += values[p * frames + f];
        }
        for (int f = 0; f < frames; f++) mean[f] /= Math.max(1, used);
    }

    /** A first guess of the noise: how far a frame lies off the line between its neighbours, voxel by voxel. */
    private void firstNoise() {
        float[] values = series.values();
        double[] sum = new double[frames];
        int used = 0;
        for (int p = 0; p < count; p++) {
            if (!(uptake[p] > BRIGHT)) continue;
            used++;
            for (int f = 0; f < frames; f++) {
                int before = Math.max(0, f - 1);
                int after = Math.min(frames - 1, f + 1);
                double expected =
                        0.5 * (values[p * frames + before] / mean[before] + values[p * frames + after] / mean[after]);
                double off = (values[p * frames + f] / mean[f] - expected) / (uptake[p] + UPTAKE_FLOOR);
                sum[f] += off * off;
            }
        }
        for (int f = 0; f < frames; f++) {
            double share = Math.sqrt(sum[f] / Math.max(1, used) / 1.5);
            noise[f] = Math.abs(mean[f]) * Math.max(LEAST_NOISE, Double.isFinite(share) ? share : 1);
        }
    }

    private double[][] blockMeans() {
        HeadPoints points = series.points();
        float[] values = series.values();
        double[][] blocks = new double[points.blocks()][];
        int kept = 0;
        for (int block = 0; block < points.blocks(); block++) {
            double[] sum = new double[frames];
            double total = 0;
            int used = 0;
            for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
                if (Double.isNaN(uptake[p])) continue;
                used++;
                total += uptake[p];
                for (int f = 0; f < frames; f++) sum[f] += values[p * frames + f];
            }
            if (used < 20 || !(total / used > BRIGHT / 2)) continue;
            for (int f = 0; f < frames; f++) sum[f] /= total + used * UPTAKE_FLOOR;
            blocks[kept++] = sum;
        }
        return Arrays.copyOf(blocks, kept);
    }

    /** Predicts every point from all frames, and learns noise and misfit from what is left. */
    private void fitCoefficients() {
        int curves = model.count();
        coefficients = new float[count * curves];
        double[] z = new double[frames];
        double[] c = new double[curves];
        HeadPoints points = series.points();
        shape = new LocalShape(points.grid(), curves, WINDOW_MM);
        for (int p = 0; p < count; p++) {
            if (Double.isNaN(uptake[p])) {
                Arrays.fill(coefficients, p * curves, (p + 1) * curves, Float.NaN);
                weight[p] = 0;
                continue;
            }
            load(p, z);
            project(z, c);
            for (int b = 0; b < curves; b++) coefficients[p * curves + b] = (float) c[b];
            double scale = Math.max(0, uptake[p]) + UPTAKE_FLOOR;
            shape.add(points.i(p), points.j(p), points.k(p), 1 / (scale * scale), uptake[p], coefficients, p * curves);
        }
        model = model.withVariances(variances());
        double[] left = new double[frames];
        double total = 0;
        for (int p = 0; p < count; p++) {
            if (Double.isNaN(uptake[p])) continue;
            load(p, z);
            predict(p, z, c);
            double scale = Math.max(0, uptake[p]) + UPTAKE_FLOOR;
            double misfit = 0;
            for (int f = 0; f < frames; f++) misfit += z[f] * z[f];
            misfit /= scale * scale * frames;
            weight[p] = (MISFIT_FREEDOM + 1) / ((MISFIT_FREEDOM + misfit) * scale * scale);
            for (int b = 0; b < curves; b++) coefficients[p * curves + b] = (float) c[b];
            if (!(uptake[p] > BRIGHT)) continue;
            total++;
            for (int f = 0; f < frames; f++) left[f] += weight[p] * z[f] * z[f];
        }
        for (int f = 0; f < frames; f++) {
            double variance = left[f] / Math.max(1, total) / Math.max(0.05, 1 - model.leverage(f));
            noise[f] = Math.max(noise[f] * Math.sqrt(variance), LEAST_NOISE * Math.abs(mean[f]));
        }
    }

    private void load(int p, double[] z) {
        float[] values = series.values();
        for (int f = 0; f < frames; f++) z[f] = values[p * frames + f] / noise[f];
    }

    private void project(double[] z, double[] c) {
        for (int b = 0; b < c.length; b++) {
            double sum = 0;
            for (int f = 0; f < frames; f++) sum += model.curve(b, f) * z[f];
            c[b] = sum;
        }
    }

    /** How far coefficients lie from their neighbourhood's, beyond their noise, in units of noise at mean uptake. */
    private double[] variances() {
        HeadPoints points = series.points();
        int curves = model.count();
        double[] sum = new double[curves];
        double[] usual = new double[curves];
        double total = 0;
        for (int p = 0; p < count; p++) {
            if (!(uptake[p] > BRIGHT)) continue;
            shape.ratios(points.i(p), points.j(p), points.k(p), usual);
            double scale = uptake[p] + UPTAKE_FLOOR;
            total++;
            for (int b = 0; b < curves; b++) {
                double off = (coefficients[p * curves + b] - usual[b] * uptake[p]) / scale;
                sum[b] += off * off;
            }
        }
        for (int b = 0; b < curves; b++) {
            sum[b] = VARIANCE_INFLATION * Math.max(0, sum[b] / Math.max(1, total) - 1);
        }
        return sum;
    }

    /** Coefficients of a curve in units of noise; the curve becomes what they leave of it. */
    private void predict(int p, double[] z, double[] c) {
        HeadPoints points = series.points();
        shape.ratios(points.i(p), points.j(p), points.k(p), usual);
        for (int b = 0; b < c.length; b++) {
            double sum = 0;
            for (int f = 0; f < frames; f++) sum += model.curve(b, f) * z[f];
            double expected = b == 0 ? sum : usual[b] * uptake[p];
            c[b] = expected + model.shrinkage(b) * (sum - expected);
        }
        for (int f = 0; f < frames; f++) {
            double predicted = 0;
            for (int b = 0; b < c.length; b++) predicted += model.curve(b, f) * c[b];
            z[f] -= predicted;
        }
    }

    private void linearise() {
        HeadPoints points = series.points();
        int curves = model.count();
        int slopes = curves * Pose.SIZE;
        double[] products = new double[slopes * slopes];
        double[] residualSlopes = new double[frames * slopes];
        double[] blockSlopes = new double[frames * slopes];
        double[] blockScores = new double[frames * Pose.SIZE * Pose.SIZE];
        double[] d = new double[slopes];
        double[] z = new double[frames];
        double[] c = new double[curves];
        for (int block = 0; block < points.blocks(); block++) {
            Arrays.fill(blockSlopes, 0);
            for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
                if (!(weight[p] > 0) || !slopes(p, d)) continue;
                load(p, z);
                predict(p, z, c);
                double w = weight[p];
                for (int f = 0; f < frames; f++) {
                    double r = w * z[f];
                    int row = f * slopes;
                    for (int s = 0; s < slopes; s++) blockSlopes[row + s] += r * d[s];
                }
                for (int s = 0; s < slopes; s++) {
                    double wd = w * d[s];
                    int row = s * slopes;
                    for (int t = s; t < slopes; t++) products[row + t] += wd * d[t];
                }
            }
            addBlockScores(blockSlopes, blockScores);
            for (int e = 0; e < residualSlopes.length; e++) residualSlopes[e] += blockSlopes[e];
        }
        for (int s = 0; s < slopes; s++) {
            for (int t = 0; t < s; t++) products[s * slopes + t] = products[t * slopes + s];
        }
        score = new double[frames * Pose.SIZE];
        for (int f = 0; f < frames; f++) addScore(residualSlopes, f, score, f * Pose.SIZE);
        information = assemble(products);
        overcounting = overcounting(blockScores);
    }

    /** Slopes of every coefficient by the six parameters of a pose at a point: [curve][parameter]; false at a rim. */
    private boolean slopes(int p, double[] d) {
        HeadPoints points = series.points();
        Grid grid = points.grid();
        int curves = model.count();
        var m = grid.worldToVoxel();
        var v = grid.voxelToWorld();
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

    private void addScore(double[] residualSlopes, int frame, double[] out, int at) {
        int slopes = model.count() * Pose.SIZE;
        for (int b = 0; b < model.count(); b++) {
            double u = model.curve(b, frame);
            for (int a = 0; a < Pose.SIZE; a++) {
                out[at + a] += u * residualSlopes[frame * slopes + b * Pose.SIZE + a];
            }
        }
    }

    private void addBlockScores(double[] blockSlopes, double[] blockScores) {
        double[] one = new double[Pose.SIZE];
        for (int f = 0; f < frames; f++) {
            Arrays.fill(one, 0);
            addScore(blockSlopes, f, one, 0);
            for (int a = 0; a < Pose.SIZE; a++) {
                for (int b = 0; b < Pose.SIZE; b++) {
                    blockScores[(f * Pose.SIZE + a) * Pose.SIZE + b] += one[a] * one[b];
                }
            }
        }
    }

    private double[] assemble(double[] products) {
        int curves = model.count();
        int slopes = curves * Pose.SIZE;
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
                double link = f == g ? 1 : 0;
                for (int b = 0; b < curves; b++) {
                    link -= model.shrinkage(b) * model.curve(b, f) * model.curve(b, g);
                }
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
                ratios[f] += blockScores[at * Pose.SIZE + a]
                        / Math.max(Double.MIN_NORMAL, information[at * size + at])
                        / Pose.SIZE;
            }
        }
        Arrays.sort(ratios);
        return Math.max(1, ratios[frames / 2]);
    }
}
