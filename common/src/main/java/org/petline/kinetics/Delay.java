package org.petline.kinetics;

import java.util.List;

/**
 * How much later than in the sampled blood the tracer reaches the brain, once a scan: the delay at which two tissue
 * compartments follow the targets' mean curve best.
 */
public final class Delay {
    private static final double LONGEST_MINUTES = 1;
    private static final int STEPS = 15;

    /** Two amplitudes, two rates, vB and the delay. */
    private static final int PARAMETERS = 6;

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
        SummedResiduals sums = new SummedResiduals(
                delay -> new TwoTissue(options).bind(input.delayedByMinutes(delay)),
                List.of(mean(targets)),
                List.of(weights.get(0)));
        double[] grid = new double[2 * STEPS + 1];
        for (int step = 0; step < grid.length; step++) grid[step] = LONGEST_MINUTES * (step - STEPS) / STEPS;
        double best = sums.best(grid);
        double error = Double.isNaN(best) ? Double.NaN : sums.standardError(best, STEP_MINUTES, PARAMETERS);
        return new Estimate("delay", Estimate.MINUTES, best, error);
    }

    private static Tac mean(List<Tac> targets) {
        double[] sum = new double[targets.get(0).count()];
        for (Tac target : targets) {
            for (int frame = 0; frame < sum.length; frame++) sum[frame] += target.at(frame) / targets.size();
        }
        return Tac.of(targets.get(0).times(), sum);
    }
}
