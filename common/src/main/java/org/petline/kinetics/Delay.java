package org.petline.kinetics;

import java.util.List;

/**
 * How much later than in the sampled blood the tracer reaches the brain, once a scan: the delay at which two tissue
 * compartments follow the targets' mean curve best over its first 10 minutes.
 *
 * <p>The tracer's arrival tells the delay. Over the whole scan what a model misses later outweighs it: of 20 real scans of
 * [11C]PBR28 (kinfitr's) 7 had their best fit beyond 40 s then, with arrivals that were plainly missed.
 */
public final class Delay {
    private static final double LONGEST_MINUTES = 1;
    private static final int STEPS = 15;

    /** Two amplitudes, two rates, vB and the delay. */
    private static final int PARAMETERS = 6;

    private static final double EARLY_MINUTES = 10;
    private static final double STEP_MINUTES = 0.5 / 60;

    private Delay() {}

    /**
     * The delay, minutes, positive if tissue is later than blood; apply with {@link PlasmaInput#delayedByMinutes}.
     *
     * @param targets over the input's frames, at least one
     * @param weights [target] the weights of its frames; the first target's are those of the mean
     * @param options prediction and blood volume are taken
     * @return NaN if the mean cannot be fitted or the best delay is a minute or more
     */
    public static Estimate of(PlasmaInput input, List<Tac> targets, List<double[]> weights, ModelOptions options) {
        Tac mean = mean(targets);
        SummedResiduals sums = new SummedResiduals(
                delay -> new TwoTissue(options).bind(input.delayedByMinutes(delay)),
                List.of(mean),
                List.of(early(mean, weights.get(0))));
        double[] grid = new double[2 * STEPS + 1];
        for (int step = 0; step < grid.length; step++) grid[step] = LONGEST_MINUTES * (step - STEPS) / STEPS;
        double best = sums.best(grid);
        double error = Double.isNaN(best) ? Double.NaN : sums.standardError(best, STEP_MINUTES, PARAMETERS);
        return new Estimate("delay", Estimate.MINUTES, best, error);
    }

    /** The weights of the first minutes, or all where those have too few frames. */
    private static double[] early(Tac mean, double[] weights) {
        double[] early = new Window(0, EARLY_MINUTES).only(mean, weights);
        int used = 0;
        for (int frame = 0; frame < early.length; frame++) {
            if (early[frame] > 0 && !mean.isMissing(frame)) used++;
        }
        return used > PARAMETERS + 1 ? early : weights;
    }

    private static Tac mean(List<Tac> targets) {
        double[] sum = new double[targets.get(0).count()];
        for (Tac target : targets) {
            for (int frame = 0; frame < sum.length; frame++) sum[frame] += target.at(frame) / targets.size();
        }
        return Tac.of(targets.get(0).times(), sum);
    }
}
