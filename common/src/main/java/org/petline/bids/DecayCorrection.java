package org.petline.bids;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;

/**
 * To which moment an image is corrected for decay, and what makes it corrected to TimeZero.
 *
 * @param referenceSeconds the moment, from TimeZero; NaN if the image is not corrected
 * @param later of frames that are corrected to another moment, in their order; empty but for joined runs
 */
public record DecayCorrection(double referenceSeconds, List<Later> later) implements Serializable {
    /** The image shows the activity as it was during each frame. */
    public static final DecayCorrection NONE = new DecayCorrection(Double.NaN);

    /**
     * Frames from one on, up to the next of these.
     *
     * @param referenceSeconds as {@link DecayCorrection#referenceSeconds}
     */
    public record Later(int fromFrame, double referenceSeconds) implements Serializable {}

    /** Copies the list. */
    public DecayCorrection {
        later = List.copyOf(later);
    }

    /** All frames to one moment. */
    public DecayCorrection(double referenceSeconds) {
        this(referenceSeconds, List.of());
    }

    /** Whether every frame is corrected, to whatever moment. */
    public boolean applied() {
        return !Double.isNaN(referenceSeconds) && later.stream().noneMatch(each -> Double.isNaN(each.referenceSeconds));
    }

    /**
     * The correction of these frames, and of others behind them that count from a TimeZero of their own.
     *
     * @param frames how many are these
     * @param next correction of the others
     * @param offsetSeconds from this TimeZero to theirs
     */
    DecayCorrection followedBy(int frames, DecayCorrection next, double offsetSeconds) {
        List<Later> all = new ArrayList<>(later);
        all.add(new Later(frames, next.referenceSeconds + offsetSeconds));
        for (Later each : next.later) {
            all.add(new Later(frames + each.fromFrame, each.referenceSeconds + offsetSeconds));
        }
        return new DecayCorrection(referenceSeconds, all);
    }

    /**
     * What each frame's values are multiplied with to be corrected to TimeZero.
     *
     * <p>1 where the image is corrected to TimeZero; {@code exp(lambda t)} where it is corrected to {@code t}. Where it
     * is not corrected, a frame holds the average of {@code A exp(-lambda t)} over [s, s + d], so that the factor is
     * {@code lambda d / (1 - exp(-lambda d)) * exp(lambda s)}, exact where the corrected activity is constant during
     * the frame.
     *
     * @return [frame]
     */
    public double[] factors(FrameTimes frames, Radionuclide nuclide) {
        double lambda = nuclide.decayPerSecond();
        double[] factors = new double[frames.count()];
        for (int frame = 0; frame < factors.length; frame++) {
            double reference = referenceOf(frame);
            if (Double.isNaN(reference)) {
                double decays = lambda * frames.durationSeconds(frame);
                factors[frame] =
                        decays / -StrictMath.expm1(-decays) * StrictMath.exp(lambda * frames.startSeconds(frame));
            } else {
                factors[frame] = StrictMath.exp(lambda * reference);
            }
        }
        return factors;
    }

    private double referenceOf(int frame) {
        double reference = referenceSeconds;
        for (Later each : later) if (frame >= each.fromFrame) reference = each.referenceSeconds;
        return reference;
    }
}
