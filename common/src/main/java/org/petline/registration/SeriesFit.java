package org.petline.registration;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What an aligned series says about its kinetics and its noise: the value that each voxel should have in each frame.
 *
 * <p>A voxel's curve is a blend of a few principal curves of the whole scan ({@link TemporalModel}). How much of the
 * first, the mean curve, is its own; of the others its neighbourhood tells what is usual ({@link LocalShape}), and how
 * far voxels stray from that is measured. What no blend can follow is evidence of motion. What a blend can follow but
 * the neighbourhood does not is evidence too, but it is weak where tissues of other kinetics lie side by side:
 * {@link Evidence} weighs the two.
 *
 * <p>Deviations are weighted by one over the square of the local uptake: what counts is the shape of a curve, so that
 * kinetics, which differ in proportion to uptake, and noise, which nearly does, have the same variance everywhere.
 */
final class SeriesFit {
    /** Uptake, in units of the head's mean, that is added to a point's own in its noise. */
    private static final double UPTAKE_FLOOR = 0.2;

    /** Points of at least this uptake tell the noise and the mean curve. */
    private static final double BRIGHT = 0.5;

    /**
     * Frames are never trusted beyond this share of their mean activity: without it, in a scan without noise, the frame
     * whose kinetics are nearest the mean's takes all the weight and calls its own pose the truth.
     */
    private static final double LEAST_NOISE = 0.02;

    /** Width within which curves are taken to have one shape; wider windows take kinetics for motion. */
    private static final double WINDOW_MM = 8;

    private static final int MOST_CURVES = 4;

    /** Degrees of freedom of the t distribution that points' misfits are taken from. */
    private static final double MISFIT_FREEDOM = 20;

    private static final int FEWEST_POINTS_IN_BLOCK = 20;

    private final AlignedSeries series;
    private final HeadPoints points;
    private final KineticDictionary dictionary;
    private final int frames;
    private final int count;
    private final double[] noise;
    private final double[] uptake;
    private final double[] weight;
    private double[] mean = new double[0];
    private TemporalModel model;
    private float[] observed = new float[0];
    private float[] usual = new float[0];
    private float[] likely = new float[0];

    SeriesFit(AlignedSeries series, KineticDictionary dictionary) {
        this.series = series;
        this.dictionary = dictionary;
        points = series.points();
        frames = series.frames();
        count = points.count();
        noise = new double[frames];
        uptake = new double[count];
        weight = new double[count];
        Arrays.fill(noise, 1);
        measureMean(Double.NEGATIVE_INFINITY);
        measureUptake();
        measureMean(BRIGHT);
        firstNoise();
        refresh();
    }

    AlignedSeries series() {
        return series;
    }

    /** The principal curves. */
    TemporalModel model() {
        return model;
    }

    /** How much of each principal curve a point has: [point][curve] flattened; NaN out of view. */
    float[] observed() {
        return observed;
    }

    /** How much of it is usual in a point's neighbourhood, for its uptake. */
    float[] usual() {
        return usual;
    }

    /** How much of it a point is likely to have without noise: the usual, and as much of its own as is not noise. */
    float[] likely() {
        return likely;
    }

    /** Weight of a point's squared deviations, 0 out of view. */
    double weight(int point) {
        return weight[point];
    }

    /** How far a point lies off the nearest blend in each frame, in units of the noise at mean uptake: [frame]. */
    void residual(int point, double[] out) {
        float[] values = series.values();
        int curves = model.count();
        for (int f = 0; f < frames; f++) {
            double blend = 0;
            for (int b = 0; b < curves; b++) blend += model.curve(b, f) * observed[point * curves + b];
            out[f] = values[point * frames + f] / noise[f] - blend;
        }
    }

    /** Takes out of maps, [point][map] flattened, what is usual in each point's neighbourhood for its uptake. */
    void subtractUsual(float[] maps, int many) {
        LocalShape shape = LocalShape.over(points, inverseSquares(), uptake, maps, many, WINDOW_MM);
        points.inParts((from, until) -> {
            double[] ratios = new double[many];
            for (int p = from; p < until; p++) {
                if (Float.isNaN(maps[p * many]) || Double.isNaN(uptake[p])) continue;
                shape.ratios(points.i(p), points.j(p), points.k(p), ratios);
                for (int b = 0; b < many; b++) maps[p * many + b] -= (float) (ratios[b] * uptake[p]);
            }
        });
    }

    /** Learns kinetics and noise anew from the series as it is sampled now. */
    void refresh() {
        measureUptake();
        measureMean(BRIGHT);
        measureUptake();
        for (int round = 0; round < 2; round++) {
            model = TemporalModel.of(dictionary.curves(mean), noise, blockMeans(), MOST_CURVES);
            observe();
            predict();
            learnNoise();
        }
    }

    /** Local uptake relative to the mean curve, noise-weighted over frames; NaN outside a field of view. */
    private void measureUptake() {
        double strength = 0;
        double[] share = new double[frames];
        for (int f = 0; f < frames; f++) {
            share[f] = mean[f] / (noise[f] * noise[f]);
            strength += mean[f] * share[f];
        }
        double all = strength;
        float[] values = series.values();
        points.inParts((from, until) -> {
            for (int p = from; p < until; p++) {
                double sum = 0;
                for (int f = 0; f < frames; f++) sum += share[f] * values[p * frames + f];
                uptake[p] = sum / all;
            }
        });
    }

    /** Mean curve of the points of more than some uptake. */
    private void measureMean(double leastUptake) {
        float[] values = series.values();
        double[] sums = points.sumInParts(frames + 1, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                float probe = 0;
                for (int f = 0; f < frames; f++) probe += values[p * frames + f];
                if (Float.isNaN(probe) || !(uptake[p] >= leastUptake)) continue;
                sum[frames]++;
                for (int f = 0; f < frames; f++) sum[f] += values[p * frames + f];
            }
        });
        mean = new double[frames];
        for (int f = 0; f < frames; f++) mean[f] = sums[f] / Math.max(1, sums[frames]);
    }

    /** A first guess of the noise: how far a frame lies off the line between its neighbours, voxel by voxel. */
    private void firstNoise() {
        float[] values = series.values();
        double[] sums = points.sumInParts(frames + 1, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                if (!(uptake[p] > BRIGHT)) continue;
                sum[frames]++;
                for (int f = 0; f < frames; f++) {
                    int before = Math.max(0, f - 1);
                    int after = Math.min(frames - 1, f + 1);
                    double expected = 0.5
                            * (values[p * frames + before] / mean[before] + values[p * frames + after] / mean[after]);
                    double off = (values[p * frames + f] / mean[f] - expected) / scale(p);
                    sum[f] += off * off;
                }
            }
        });
        for (int f = 0; f < frames; f++) {
            double share = Math.sqrt(sums[f] / Math.max(1, sums[frames]) / 1.5);
            noise[f] = Math.abs(mean[f]) * Math.max(LEAST_NOISE, Double.isFinite(share) ? share : 1);
        }
    }

    /** Mean curve of each block of some uptake, in units of it. */
    private double[][] blockMeans() {
        return IntStream.range(0, points.blocks())
                .parallel()
                .mapToObj(this::blockMean)
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
    }

    private double[] blockMean(int block) {
        float[] values = series.values();
        double[] sum = new double[frames];
        double total = 0;
        int used = 0;
        for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
            if (Double.isNaN(uptake[p])) continue;
            used++;
            total += uptake[p];
            for (int f = 0; f < frames; f++) sum[f] += values[p * frames + f];
        }
        if (used < FEWEST_POINTS_IN_BLOCK || !(total / used > BRIGHT / 2)) return null;
        for (int f = 0; f < frames; f++) sum[f] /= total + used * UPTAKE_FLOOR;
        return sum;
    }

    /** Each point's own coefficients. */
    private void observe() {
        float[] values = series.values();
        int curves = model.count();
        observed = new float[count * curves];
        double[][] share = new double[curves][frames];
        for (int b = 0; b < curves; b++) for (int f = 0; f < frames; f++) share[b][f] = model.curve(b, f) / noise[f];
        points.inParts((from, until) -> {
            for (int p = from; p < until; p++) {
                for (int b = 0; b < curves; b++) {
                    double sum = 0;
                    for (int f = 0; f < frames; f++) sum += share[b][f] * values[p * frames + f];
                    observed[p * curves + b] = Double.isNaN(uptake[p]) ? Float.NaN : (float) sum;
                }
            }
        });
    }

    /** The usual coefficients and the likely ones; the mean curve's are a point's own in both. */
    private void predict() {
        int curves = model.count();
        usual = observed.clone();
        float[] off = observed.clone();
        subtractUsual(off, curves);
        double[] spread = points.sumInParts(curves, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                if (Double.isNaN(uptake[p])) continue;
                double square = scale(p) * scale(p);
                sum[0]++;
                for (int b = 1; b < curves; b++) {
                    double each = off[p * curves + b];
                    usual[p * curves + b] -= (float) each;
                    sum[b] += each * each / square;
                }
            }
        });
        likely = usual.clone();
        for (int b = 1; b < curves; b++) {
            // Noise has a variance of one in these units; what is more is the voxels' own.
            float own = (float) Math.max(0, 1 - spread[0] / Math.max(1, spread[b]));
            for (int p = 0; p < count; p++) likely[p * curves + b] += own * off[p * curves + b];
        }
    }

    private double[] inverseSquares() {
        double[] out = new double[count];
        for (int p = 0; p < count; p++) out[p] = 1 / (scale(p) * scale(p));
        return out;
    }

    /** Spread of a point's deviations relative to one of mean uptake. */
    private double scale(int p) {
        return Math.max(0, uptake[p]) + UPTAKE_FLOOR;
    }

    /** Learns frames' noise and points' weights from what no blend follows. */
    private void learnNoise() {
        double[] sums = points.sumInParts(frames + 1, (from, until, sum) -> {
            double[] z = new double[frames];
            for (int p = from; p < until; p++) {
                weight[p] = 0;
                if (Double.isNaN(uptake[p])) continue;
                residual(p, z);
                double square = scale(p) * scale(p);
                double misfit = 0;
                for (int f = 0; f < frames; f++) misfit += z[f] * z[f] / (square * frames);
                weight[p] = (MISFIT_FREEDOM + 1) / ((MISFIT_FREEDOM + misfit) * square);
                if (!(uptake[p] > BRIGHT)) continue;
                sum[frames]++;
                for (int f = 0; f < frames; f++) sum[f] += weight[p] * z[f] * z[f];
            }
        });
        for (int f = 0; f < frames; f++) {
            double variance = sums[f] / Math.max(1, sums[frames]) / (1 - model.leverage(f));
            noise[f] = Math.max(noise[f] * Math.sqrt(variance), LEAST_NOISE * Math.abs(mean[f]));
        }
    }
}
