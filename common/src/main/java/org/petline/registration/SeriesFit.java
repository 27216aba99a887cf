package org.petline.registration;

/**
 * What an aligned series says about its kinetics and its noise: the value that each voxel should have in each frame.
 * Immutable.
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
    private static final int MOST_CURVES = 4;

    /** Degrees of freedom of the t distribution that points' misfits are taken from. */
    private static final double MISFIT_FREEDOM = 20;

    private final KineticDictionary dictionary;
    private final LocalUptake uptake;
    private final Blends blends;
    private final double[] weight;
    private final FrameLevels levels;

    private SeriesFit(
            KineticDictionary dictionary, LocalUptake uptake, Blends blends, double[] weight, FrameLevels levels) {
        this.dictionary = dictionary;
        this.uptake = uptake;
        this.blends = blends;
        this.weight = weight;
        this.levels = levels;
    }

    /** The fit of a series of which nothing is known. */
    static SeriesFit first(AlignedSeries series, KineticDictionary dictionary) {
        return of(series, dictionary, FrameLevels.first(series));
    }

    /** The fit of the same frames once they are aligned better, which starts from what this one has learnt of noise. */
    SeriesFit next(AlignedSeries series) {
        return of(series, dictionary, levels);
    }

    private static SeriesFit of(AlignedSeries series, KineticDictionary dictionary, FrameLevels before) {
        FrameLevels levels = before.withMean(LocalUptake.of(series, before).meanOfBright());
        Learning learning = new Learning(LocalUptake.of(series, levels), dictionary, levels.mean());
        return learning.round(learning.round(levels).levels);
    }

    /** What the rounds of one fit share: only the noise changes from one to the next. */
    private static final class Learning {
        private final LocalUptake uptake;
        private final KineticDictionary dictionary;
        private final double[][] curves;
        private final double[][] blockMeans;

        Learning(LocalUptake uptake, KineticDictionary dictionary, double[] mean) {
            this.uptake = uptake;
            this.dictionary = dictionary;
            this.curves = dictionary.curves(mean);
            this.blockMeans = uptake.blockMeans();
        }

        SeriesFit round(FrameLevels levels) {
            TemporalModel model = TemporalModel.of(curves, levels.noise(), blockMeans, MOST_CURVES);
            Blends blends = Blends.of(uptake, model, levels.noise());
            double[] weight = new double[uptake.series().points().count()];
            double[] variance = weigh(blends, levels.noise(), weight);
            return new SeriesFit(dictionary, uptake, blends, weight, levels.corrected(variance));
        }

        /** [frame] variance of what no blend follows, in units of the noise's; writes the points' weights. */
        private double[] weigh(Blends blends, double[] noise, double[] weight) {
            AlignedSeries series = uptake.series();
            int frames = noise.length;
            double[] sums = series.points().sumInParts(frames + 1, (from, until, sum) -> {
                double[] z = new double[frames];
                for (int p = from; p < until; p++) {
                    if (!uptake.isSeen(p)) continue;
                    blends.residual(series, noise, p, z);
                    double square = uptake.scale(p) * uptake.scale(p);
                    double misfit = 0;
                    for (int f = 0; f < frames; f++) misfit += z[f] * z[f] / (square * frames);
                    weight[p] = (MISFIT_FREEDOM + 1) / ((MISFIT_FREEDOM + misfit) * square);
                    if (!uptake.isBright(p)) continue;
                    sum[frames]++;
                    for (int f = 0; f < frames; f++) sum[f] += weight[p] * z[f] * z[f];
                }
            });
            double[] variance = new double[frames];
            for (int f = 0; f < frames; f++) {
                variance[f] = sums[f]
                        / Math.max(1, sums[frames])
                        / (1 - blends.model().leverage(f));
            }
            return variance;
        }
    }

    AlignedSeries series() {
        return uptake.series();
    }

    HeadPoints points() {
        return uptake.series().points();
    }

    int frames() {
        return uptake.series().frames();
    }

    /** How much of each principal curve the points have. */
    Blends blends() {
        return blends;
    }

    /** The principal curves. */
    TemporalModel model() {
        return blends.model();
    }

    /** Weight of a point's squared deviations, 0 out of view. */
    double weight(int point) {
        return weight[point];
    }

    /**
     * How far a point lies off its blend in each frame, in units of the noise at mean uptake.
     *
     * @param out [frame], written
     */
    void residual(int point, double[] out) {
        blends.residual(uptake.series(), levels.noise(), point, out);
    }

    /** As {@link LocalUptake#unusual}. */
    float[] unusual(float[] maps, int many) {
        return uptake.unusual(maps, many);
    }
}
