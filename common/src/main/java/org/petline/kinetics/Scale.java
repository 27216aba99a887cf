package org.petline.kinetics;

import java.util.Set;

/**
 * On what scale an estimate's errors are even, and what its size is that they are held against: BPND is 1 + BPND = VT / VND,
 * a ratio of volumes whose logarithm has symmetric errors; so have volumes and ratios themselves.
 */
enum Scale {
    /** log(1 + x). */
    ABOVE_MINUS_ONE,
    /** log x. */
    POSITIVE,
    /** x. */
    PLAIN;

    private static final Set<String> VOLUMES = Set.of("VT", "VND", "DVR", "SUVR");

    static Scale of(Estimate estimate) {
        if (estimate.name().startsWith(Srtm.BPND)) return ABOVE_MINUS_ONE;
        return VOLUMES.contains(estimate.name()) ? POSITIVE : PLAIN;
    }

    /** What an error is large or small against. */
    static double size(Estimate estimate) {
        return Math.abs(of(estimate) == ABOVE_MINUS_ONE ? 1 + estimate.value() : estimate.value());
    }

    /** Whether the standard error is over half of the size. */
    static boolean isVague(Estimate estimate) {
        return estimate.standardError() > size(estimate) / 2;
    }

    /** The end of an interval that reaches so many standard errors up, or down if it is negative. */
    static double end(Estimate estimate, double reach) {
        double error = reach * estimate.standardError();
        double offset = of(estimate) == ABOVE_MINUS_ONE ? 1 : 0;
        double size = estimate.value() + offset;
        if (of(estimate) == PLAIN || !(size > 0)) return estimate.value() + error;
        return size * StrictMath.exp(error / size) - offset;
    }
}
