package org.petline.kinetics;

import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t, for confidence intervals. */
final class StudentT {
    private static final double UPPER_TAIL_OF_95_PERCENT = 0.975;

    private StudentT() {}

    /** How many standard errors a 95 % interval reaches to each side; NaN without degrees of freedom. */
    static double reach(int degreesOfFreedom) {
        if (degreesOfFreedom < 1) return Double.NaN;
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(UPPER_TAIL_OF_95_PERCENT);
    }
}
