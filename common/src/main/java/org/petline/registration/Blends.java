package org.petline.registration;

/**
 * How much of each principal curve every point of a series has: maps, [point][curve] flattened, NaN out of view. Immutable;
 * maps are shared, read only.
 */
final class Blends {
    private final TemporalModel model;
    private final float[] observed;
    private final float[] usual;
    private final float[] likely;

    private Blends(TemporalModel model, float[] observed, float[] usual, float[] likely) {
        this.model = model;
        this.observed = observed;
        this.usual = usual;
        this.likely = likely;
    }

    /**
     * The blends that are nearest to a series.
     *
     * @param noise [frame] that the curves are in units of
     */
    static Blends of(LocalUptake uptake, TemporalModel model, double[] noise) {
        HeadPoints points = uptake.series().points();
        int curves = model.count();
        float[] observed = observed(uptake, model, noise);
        float[] off = uptake.unusual(observed, curves);
        float[] usual = observed.clone();
        double[] spread = points.sumInParts(curves, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                if (!uptake.isSeen(p)) continue;
                double square = uptake.scale(p) * uptake.scale(p);
                sum[0]++;
                for (int b = 1; b < curves; b++) {
                    double each = off[p * curves + b];
                    usual[p * curves + b] -= (float) each;
                    sum[b] += each * each / square;
                }
            }
        });
        float[] likely = usual.clone();
        for (int b = 1; b < curves; b++) {
            // Noise has a variance of one in these units; what is more is the voxels' own.
            float own = (float) Math.max(0, 1 - spread[0] / Math.max(1, spread[b]));
            for (int p = 0; p < points.count(); p++) likely[p * curves + b] += own * off[p * curves + b];
        }
        return new Blends(model, observed, usual, likely);
    }

    private static float[] observed(LocalUptake uptake, TemporalModel model, double[] noise) {
        AlignedSeries series = uptake.series();
        int frames = series.frames();
        int curves = model.count();
        float[] values = series.values();
        float[] observed = new float[series.points().count() * curves];
        double[][] share = new double[curves][frames];
        for (int b = 0; b < curves; b++) for (int f = 0; f < frames; f++) share[b][f] = model.curve(b, f) / noise[f];
        series.points().inParts((from, until) -> {
            for (int p = from; p < until; p++) {
                for (int b = 0; b < curves; b++) {
                    double sum = 0;
                    for (int f = 0; f < frames; f++) sum += share[b][f] * values[p * frames + f];
                    observed[p * curves + b] = uptake.isSeen(p) ? (float) sum : Float.NaN;
                }
            }
        });
        return observed;
    }

    /** The principal curves. */
    TemporalModel model() {
        return model;
    }

    /** Each point's own coefficients. */
    float[] observed() {
        return observed;
    }

    /** What is usual in a point's neighbourhood, for its uptake; of the mean curve a point's own. */
    float[] usual() {
        return usual;
    }

    /** What a point is likely to have without noise: the usual, and as much of its own as is not noise. */
    float[] likely() {
        return likely;
    }

    /**
     * How far a point lies off its blend in each frame, in units of the noise at mean uptake.
     *
     * @param out [frame], written
     */
    void residual(AlignedSeries series, double[] noise, int point, double[] out) {
        float[] values = series.values();
        int curves = model.count();
        int frames = noise.length;
        for (int f = 0; f < frames; f++) {
            double blend = 0;
            for (int b = 0; b < curves; b++) blend += model.curve(b, f) * observed[point * curves + b];
            out[f] = values[point * frames + f] / noise[f] - blend;
        }
    }
}
