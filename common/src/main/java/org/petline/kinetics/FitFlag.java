package org.petline.kinetics;

/** What to know about a fit before its numbers are used. */
public enum FitFlag {
    /** The best fit lies at a limit of the search; what means nothing there is NaN. */
    AT_BOUND,

    /**
     * The data do not tell all parameters apart: R1 is 1 + BPND within noise, or the information matrix is singular; what
     * cannot be found is NaN.
     */
    DEGENERATE,

    /** The standard error of the model's main result (BPND, VT or Ki) is more than half of its size. */
    SE_ABOVE_50_PERCENT,

    /** Not more informative frames than parameters: nothing is estimated. */
    TOO_FEW_FRAMES,

    /** The input's area under the curve is not positive: nothing is estimated. */
    REFERENCE_NOT_POSITIVE,

    /** Residuals come in long runs of one sign and are larger than 1 % of the curve: the model does not fit. */
    MISFIT,

    /** The search for the best fit did not end. */
    NOT_CONVERGED,

    /** No frame is late enough for the method's linear phase, by the stated rule: nothing is estimated. */
    T_STAR_NOT_FOUND,

    /** The input ends before the scan does; the frames after it are left out. */
    INPUT_ENDS_EARLY,

    /** The input ends inside a frame; its last value is held to the frame's end. */
    INPUT_HELD,

    /** Injected activity or body weight is not known: there is no SUV. */
    INJECTED_ACTIVITY_UNKNOWN,

    /** The outlier-robust fit gave some frames less weight; the fit names them. */
    FRAMES_DOWN_WEIGHTED
}
