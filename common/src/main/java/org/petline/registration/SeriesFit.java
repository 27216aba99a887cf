package org.petline.registration;

import java.util.Arrays;

/**
 * What an aligned series says about its kinetics and its noise: the value that each voxel should have in each frame.
 *
 * <p>A voxel's curve is its uptake times the shape of the curves around it ({@link LocalShape}): a few principal curves
 * of the whole scan ({@link TemporalModel}), in the ratios usual within some 12 mm. A tissue's kinetics thus need not be
 * known, may differ all over the brain, and do not look like motion; a moved edge, where a curve's shape changes over
 * millimetres, does.
 *
 * <p>Deviations are weighted by one over the square of the local uptake: what counts is the shape of a curve, so that
 * kinetics, which differ in proportion to uptake, and noise, which nearly does, have the same variance everywhere.
 *
 * <p>Measured on simulated still heads (38 frames, 2 mm voxels, 20 % noise in a grey voxel at 30 min): letting voxels
 * keep some of their own deviation, instead of the neighbourhood's shape alone, leaves slow drift and kinetics
 * indistinguishable and displaces the head by over a millimetre; windows of 25 mm leave 0.3 mm, of 12 mm 0.15.
 */
final class SeriesFit {
    /** Uptake, in units of the head's mean, that is added to a point's own in its noise. */
    private static final double UPTAKE_FLOOR = 0.05;

    /** Points of at least this uptake tell the noise and the mean curve. */
    private static final double BRIGHT = 0.5;

    /**
     * Frames are never trusted beyond this share of their mean activity: without it, in a scan without noise, the frame
     * whose kinetics are nearest the mean's takes all the weight and calls its own pose the truth.
     */
    private static final double LEAST_NOISE = 0.02;

    /** Width within which curves are taken to have one shape. */
    private static final double WINDOW_MM = 12;

    private static final int MOST_CURVES = 4;

    /** Degrees of freedom of the t distribution that points' misfits are taken from. */
    private static final double MISFIT_FREEDOM = 4;

    private static final int FEWEST_POINTS_IN_BLOCK = 20;

    private final AlignedSeries series;
    private final KineticDictionary dictionary;
    private final int frames;
    private final int count;
    private final double[] noise;
    private final double[] mean;
    private final double[] uptake;
    private final double[] weight;
    private TemporalModel model;
    private float[] coefficients = new float[0];

    SeriesFit(AlignedSeries series, KineticDictionary dictionary) {
        this.series = series;
        this.dictionary = dictionary;
        frames = series.frames();
        count = series.points().count();
        noise = new double[frames];
        mean = new double[frames];
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

    /** What multiplies each principal curve in a point's prediction: [point][curve] flattened; NaN out of view. */
    float[] coefficients() {
        return coefficients;
    }

    /** Weight of a point's squared deviations, 0 out of view. */
    double weight(int point) {
        return weight[point];
    }

    /** How far a point lies off its prediction in each frame, in units of the noise at mean uptake: [frame]. */
    void residual(int point, double[] out) {
        float[] values = series.values();
        int curves = model.count();
        for (int f = 0; f < frames; f++) {
            double predicted = 0;
            for (int b = 0; b < curves; b++) predicted += model.curve(b, f) * coefficients[point * curves + b];
            out[f] = values[point * frames + f] / noise[f] - predicted;
        }
    }

    /** Learns kinetics and noise anew from the series as it is sampled now. */
    void refresh() {
        measureUptake();
        measureMean(BRIGHT);
        measureUptake();
        for (int round = 0; round < 2; round++) {
            model = TemporalModel.of(dictionary.curves(mean), noise, blockMeans(), MOST_CURVES);
            predict();
            learnNoise();
        }
    }

    /** Local uptake relative to the mean curve, noise-weighted over frames; NaN outside a field of view. */
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

    /** Mean curve of the points of more than some uptake. */
    private void measureMean(double leastUptake) {
        float[] values = series.values();
        Arrays.fill(mean, 0);
        int used = 0;
        for (int p = 0; p < count; p++) {
            float probe = 0;
            for (int f = 0; f < frames; f++) probe += values[p * frames + f];
            if (Float.isNaN(probe) || !(uptake[p] >= leastUptake)) continue;
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
            if (used < FEWEST_POINTS_IN_BLOCK || !(total / used > BRIGHT / 2)) continue;
            for (int f = 0; f < frames; f++) sum[f] /= total + used * UPTAKE_FLOOR;
            blocks[kept++] = sum;
        }
        return Arrays.copyOf(blocks, kept);
    }

    /** Each point's coefficients: its own for the mean curve, its neighbourhood's shape for the others. */
    private void predict() {
        HeadPoints points = series.points();
        float[] values = series.values();
        int curves = model.count();
        coefficients = new float[count * curves];
        LocalShape shape = new LocalShape(points.grid(), curves, WINDOW_MM);
        for (int p = 0; p < count; p++) {
            if (Double.isNaN(uptake[p])) {
                Arrays.fill(coefficients, p * curves, (p + 1) * curves, Float.NaN);
                continue;
            }
            for (int b = 0; b < curves; b++) {
                double sum = 0;
                for (int f = 0; f < frames; f++) sum += model.curve(b, f) * values[p * frames + f] / noise[f];
                coefficients[p * curves + b] = (float) sum;
            }
            double scale = scale(p);
            shape.add(points.i(p), points.j(p), points.k(p), 1 / (scale * scale), uptake[p], coefficients, p * curves);
        }
        double[] ratios = new double[curves];
        for (int p = 0; p < count; p++) {
            if (Double.isNaN(uptake[p])) continue;
            shape.ratios(points.i(p), points.j(p), points.k(p), ratios);
            for (int b = 1; b < curves; b++) coefficients[p * curves + b] = (float) (ratios[b] * uptake[p]);
        }
    }

    /** Spread of a point's deviations relative to one of mean uptake. */
    private double scale(int p) {
        return Math.max(0, uptake[p]) + UPTAKE_FLOOR;
    }

    /** Learns frames' noise and points' weights from what the prediction leaves. */
    private void learnNoise() {
        double[] left = new double[frames];
        double[] z = new double[frames];
        int used = 0;
        for (int p = 0; p < count; p++) {
            weight[p] = 0;
            if (Double.isNaN(uptake[p])) continue;
            residual(p, z);
            double square = scale(p) * scale(p);
            double misfit = 0;
            for (int f = 0; f < frames; f++) misfit += z[f] * z[f] / (square * frames);
            weight[p] = (MISFIT_FREEDOM + 1) / ((MISFIT_FREEDOM + misfit) * square);
            if (!(uptake[p] > BRIGHT)) continue;
            used++;
            for (int f = 0; f < frames; f++) left[f] += weight[p] * z[f] * z[f];
        }
        for (int f = 0; f < frames; f++) {
            double variance = left[f] / Math.max(1, used) / (1 - model.leverage(f));
            noise[f] = Math.max(noise[f] * Math.sqrt(variance), LEAST_NOISE * Math.abs(mean[f]));
        }
    }
}
