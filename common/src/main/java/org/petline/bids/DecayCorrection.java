package org.petline.bids;

import java.io.Serializable;
import org.petline.FrameTimes;

/**
 * To which moment an image is corrected for decay, and what makes it corrected to TimeZero.
 *
 * @param referenceSeconds the moment, from TimeZero; NaN if the image is not corrected
 */
public record DecayCorrection(double referenceSeconds) implements Serializable {
    /** The image shows the activity as it was during each frame. */
    public static final DecayCorrection NONE = new DecayCorrection(Double.NaN);

    /** Whether the image is corrected, to whatever moment. */
    public boolean applied() {
        return !Double.isNaN(referenceSeconds);
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
            if (applied()) {
                factors[frame] = StrictMath.exp(lambda * referenceSeconds);
            } else {
                double decays = lambda * frames.durationSeconds(frame);
                factors[frame] =
                        decays / -StrictMath.expm1(-decays) * StrictMath.exp(lambda * frames.startSeconds(frame));
            }
        }
        return factors;
    }
}
