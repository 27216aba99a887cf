package org.petline.kinetics;

import org.petline.FrameTimes;

/**
 * How much each frame counts in a fit: the weight of its squared residual.
 *
 * <p>The choice moves results on real data (occipital BPND of [11C]AZ10419369 between 1.48 and 1.60), which is why it is
 * explicit everywhere.
 */
public enum Weights {
    /** duration x exp(-lambda mid): the inverse variance of counting noise where activity varies little. The default. */
    DECAY {
        @Override
        double raw(Tac target, int frame, double decayPerMinute) {
            FrameTimes times = target.times();
            return times.durationMinutes(frame) * StrictMath.exp(-decayPerMinute * times.midMinutes(frame));
        }
    },

    /** Every frame the same. */
    UNIFORM {
        @Override
        double raw(Tac target, int frame, double decayPerMinute) {
            return 1;
        }
    },

    /** The frame's duration. */
    DURATION {
        @Override
        double raw(Tac target, int frame, double decayPerMinute) {
            return target.times().durationMinutes(frame);
        }
    },

    /**
     * sqrt(duration x activity x exp(-lambda mid)), the root of the counts, as kinfitr weighs. A frame whose activity is
     * not positive gets weight 0 and has no part in the fit.
     */
    ACTIVITY {
        @Override
        double raw(Tac target, int frame, double decayPerMinute) {
            return StrictMath.sqrt(DECAY.raw(target, frame, decayPerMinute) * Math.max(0, target.at(frame)));
        }
    };

    abstract double raw(Tac target, int frame, double decayPerMinute);

    /**
     * The weights of a curve's frames, with mean 1 over the frames that are not missing, so that a fit's sigma is the
     * size of a typical residual.
     *
     * @param decayPerMinute ln 2 / half-life of the nuclide, 1/min; 0 for none
     * @return [frame]; 0 where the frame is missing, all 0 if no frame counts
     * @throws IllegalArgumentException if the decay constant is negative or not finite
     */
    public double[] of(Tac target, double decayPerMinute) {
        if (!(decayPerMinute >= 0 && decayPerMinute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("decay constant " + decayPerMinute + " 1/min");
        }
        double[] weights = new double[target.count()];
        double sum = 0;
        int present = 0;
        for (int frame = 0; frame < weights.length; frame++) {
            if (target.isMissing(frame)) continue;
            weights[frame] = raw(target, frame, decayPerMinute);
            sum += weights[frame];
            present++;
        }
        if (sum > 0) {
            for (int frame = 0; frame < weights.length; frame++) weights[frame] *= present / sum;
        }
        return weights;
    }
}
