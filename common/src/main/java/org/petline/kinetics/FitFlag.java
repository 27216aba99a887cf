package org.petline.kinetics;

/** What to know about a fit before its numbers are used. */
public enum FitFlag {
    /** The best fit lies at a limit of the search: k2a at its bound, or R1 or k2 not positive; BPND is NaN. */
    AT_BOUND,

    /** The target is the reference times a number, within noise: BPND, k2, k2' and k2a cannot be found. */
    DEGENERATE,

    /** The standard error of BPND is more than half of BPND's size. */
    SE_ABOVE_50_PERCENT,

    /** Not more informative frames than parameters: nothing is estimated. */
    TOO_FEW_FRAMES,

    /** The reference region's area under the curve is not positive: nothing is estimated. */
    REFERENCE_NOT_POSITIVE,

    /** Residuals come in long runs of one sign and are larger than 1 % of the curve: the model does not fit. */
    MISFIT,

    /** The search for the best fit did not end. */
    NOT_CONVERGED
}
