package org.petline.registration;

import java.util.Arrays;

/**
 * What is known of each frame before its voxels are compared with others'.
 *
 * @param mean [frame] mean curve of the head's bright points
 * @param noise [frame] standard deviation of a point of mean uptake
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record FrameLevels(double[] mean, double[] noise) {
    /**
     * Frames are never trusted beyond this share of their mean activity: without it, in a scan without noise, the frame
     * whose kinetics are nearest the mean's takes all the weight and calls its own pose the truth.
     */
    private static final double LEAST_NOISE = 0.02;

    /** A first guess: noise is how far a frame lies off the line between its neighbours, point by point. */
    static FrameLevels first(AlignedSeries series) {
        int frames = series.frames();
        double[] even = new double[frames];
        Arrays.fill(even, 1);
        LocalUptake uptake = LocalUptake.of(series, new FrameLevels(series.mean(point -> true), even));
        double[] mean = uptake.meanOfBright();
        float[] values = series.values();
        double[] sums = series.points().sumInParts(frames + 1, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                if (!uptake.isBright(p)) continue;
                sum[frames]++;
                for (int f = 0; f < frames; f++) {
                    int before = Math.max(0, f - 1);
                    int after = Math.min(frames - 1, f + 1);
                    double expected = 0.5
                            * (values[p * frames + before] / mean[before] + values[p * frames + after] / mean[after]);
                    double off = (values[p * frames + f] / mean[f] - expected) / uptake.scale(p);
                    sum[f] += off * off;
                }
            }
        });
        double[] noise = new double[frames];
        for (int f = 0; f < frames; f++) {
            double share = Math.sqrt(sums[f] / Math.max(1, sums[frames]) / 1.5);
            noise[f] = Math.abs(mean[f]) * Math.max(LEAST_NOISE, Double.isFinite(share) ? share : 1);
        }
        return new FrameLevels(mean, noise);
    }

    /** The same noise about another mean. */
    FrameLevels withMean(double[] other) {
        return new FrameLevels(other, noise);
    }

    /**
     * The same mean with noise corrected by what deviations were found to be.
     *
     * @param variance [frame] in units of the noise's square
     */
    FrameLevels corrected(double[] variance) {
        double[] other = new double[noise.length];
        for (int f = 0; f < other.length; f++) {
            other[f] = Math.max(noise[f] * Math.sqrt(variance[f]), LEAST_NOISE * Math.abs(mean[f]));
        }
        return new FrameLevels(mean, other);
    }
}
