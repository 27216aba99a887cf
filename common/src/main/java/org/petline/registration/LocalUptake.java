package org.petline.registration;

import java.util.Optional;
import java.util.stream.IntStream;

/** How much of the tracer each point of a series has, relative to the mean curve; NaN outside a field of view. Immutable. */
final class LocalUptake {
    /** Uptake, in units of the head's mean, that is added to a point's own in its noise. */
    private static final double FLOOR = 0.2;

    /** Points of at least this uptake tell the noise and the mean curve. */
    private static final double BRIGHT = 0.5;

    /** Width within which curves are taken to have one shape; wider windows take kinetics for motion. */
    private static final double WINDOW_MM = 8;

    private static final int FEWEST_POINTS_IN_BLOCK = 20;

    private final AlignedSeries series;
    private final double[] uptake;

    private LocalUptake(AlignedSeries series, double[] uptake) {
        this.series = series;
        this.uptake = uptake;
    }

    /** The mean over frames, each weighted by what its noise leaves certain. */
    static LocalUptake of(AlignedSeries series, FrameLevels levels) {
        int frames = series.frames();
        double strength = 0;
        double[] share = new double[frames];
        for (int f = 0; f < frames; f++) {
            share[f] = levels.mean()[f] / (levels.noise()[f] * levels.noise()[f]);
            strength += levels.mean()[f] * share[f];
        }
        double all = strength;
        float[] values = series.values();
        double[] uptake = new double[series.points().count()];
        series.points().inParts((from, until) -> {
            for (int p = from; p < until; p++) {
                double sum = 0;
                for (int f = 0; f < frames; f++) sum += share[f] * values[p * frames + f];
                uptake[p] = sum / all;
            }
        });
        return new LocalUptake(series, uptake);
    }

    AlignedSeries series() {
        return series;
    }

    /** Whether a point lies in every frame's field of view. */
    boolean isSeen(int point) {
        return !Double.isNaN(uptake[point]);
    }

    boolean isBright(int point) {
        return uptake[point] > BRIGHT;
    }

    /** Spread of a point's deviations relative to one of mean uptake. */
    double scale(int point) {
        return Math.max(0, uptake[point]) + FLOOR;
    }

    /** [frame] mean curve of the bright points. */
    double[] meanOfBright() {
        return series.mean(point -> uptake[point] >= BRIGHT);
    }

    /** [block][frame] mean curve of each block of some uptake, in units of it; blocks of little are left out. */
    double[][] blockMeans() {
        return IntStream.range(0, series.points().blocks())
                .parallel()
                .mapToObj(this::blockMean)
                .flatMap(Optional::stream)
                .toArray(double[][]::new);
    }

    private Optional<double[]> blockMean(int block) {
        HeadPoints points = series.points();
        float[] values = series.values();
        int frames = series.frames();
        double[] sum = new double[frames];
        double total = 0;
        int used = 0;
        for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
            if (!isSeen(p)) continue;
            used++;
            total += uptake[p];
            for (int f = 0; f < frames; f++) sum[f] += values[p * frames + f];
        }
        if (used < FEWEST_POINTS_IN_BLOCK || !(total / used > BRIGHT / 2)) return Optional.empty();
        for (int f = 0; f < frames; f++) sum[f] /= total + used * FLOOR;
        return Optional.of(sum);
    }

    /**
     * What is unusual in maps: less what points of the neighbourhood have for their uptake.
     *
     * @param maps [point][map] flattened; NaN where a point does not count, which stays
     * @param many how many maps
     */
    float[] unusual(float[] maps, int many) {
        HeadPoints points = series.points();
        LocalShape shape = LocalShape.over(points, inverseSquares(), uptake, maps, many, WINDOW_MM);
        float[] out = maps.clone();
        points.inParts((from, until) -> {
            double[] ratios = new double[many];
            for (int p = from; p < until; p++) {
                if (Float.isNaN(maps[p * many]) || !isSeen(p)) continue;
                shape.ratios(points.i(p), points.j(p), points.k(p), ratios);
                for (int b = 0; b < many; b++) out[p * many + b] -= (float) (ratios[b] * uptake[p]);
            }
        });
        return out;
    }

    private double[] inverseSquares() {
        double[] out = new double[uptake.length];
        for (int p = 0; p < out.length; p++) out[p] = 1 / (scale(p) * scale(p));
        return out;
    }
}
