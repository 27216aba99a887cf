package org.petline.kinetics;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.note;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What to know about a fit before its numbers are used. */
public enum FitFlag implements Flag {
    /** The best fit lies at a limit of the search; what means nothing there is NaN. */
    AT_BOUND(
            caution(
                    "a parameter lies at the edge of its allowed range",
                    "Do not use what is NaN; the model asks more than the curve tells: use one with fewer parameters, or a longer scan.")),

    /**
     * The data do not tell all parameters apart: R1 is 1 + BPND within noise, or the information matrix is singular; what
     * cannot be found is NaN.
     */
    DEGENERATE(caution(
            "the region's curve is the reference's times a constant: R1 and BPND are told, k2 is not",
            "Use BPND with its interval; a model with a given k2' (SRTM2, MRTM2) tells k2 too.")),

    /** The standard error of the model's main result (1 + BPND, VT or Ki) is more than half of its size. */
    SE_ABOVE_50_PERCENT(caution(
            "the standard error is over half of 1 + BPND, VT or Ki",
            "Use a model with fewer parameters or a larger region.")),

    /** Not more informative frames than parameters: nothing is estimated. */
    TOO_FEW_FRAMES(unusable(
            "no more frames than parameters: nothing is estimated",
            "Use a model with fewer parameters, or widen the range of frames that takes part.")),

    /** The input's area under the curve is not positive: nothing is estimated. */
    REFERENCE_NOT_POSITIVE(unusable(
            "the reference curve has no positive area: nothing is estimated",
            "Look at the curve of the reference region or the plasma: it is empty, or has lost its scale.")),

    /** Residuals come in long runs of one sign and are larger than 1 % of the curve: the model does not fit. */
    MISFIT(caution(
            "residuals run in one direction over many frames",
            "Look at the fit; use a model with more compartments, and check reference region, blood and frame times.")),

    /** The search for the best fit did not end. */
    NOT_CONVERGED(unusable(
            "the estimate still moved when the iterations ran out",
            "Do not use the number; look at the curve for frames that are no measurement.")),

    /** No frame is late enough for the method's linear phase, by the stated rule: nothing is estimated. */
    T_STAR_NOT_FOUND(
            unusable(
                    "no frame is late enough for the linear phase of a graphical method: nothing is estimated",
                    "Give kinetics.t-star in minutes or a larger kinetics.t-star-max-deviation; a short scan may have no linear phase.")),

    /** The input ends before the scan does; the frames after it are left out. */
    INPUT_ENDS_EARLY(caution(
            "the input ends before the scan does; the frames after it are left out",
            "Add later blood samples; the numbers rest on the frames before.")),

    /** The input ends inside a frame; its last value is held to the frame's end. */
    INPUT_HELD(note(
            "the input ends inside a frame; its last value is held to the frame's end",
            "Nothing if the last sample is near the end of that frame.")),

    /** Injected activity or body weight is not known: there is no SUV. */
    INJECTED_ACTIVITY_UNKNOWN(unusable(
            "injected activity or body weight is not known: there is no SUV",
            "Write InjectedRadioactivity and BodyWeight with their units into the scan's sidecar.")),

    /** The outlier-robust fit gave some frames less weight; the fit names them. */
    FRAMES_DOWN_WEIGHTED(note(
            "the outlier-robust fit gave some frames less weight",
            "Look at head motion in those frames, and compare with kinetics.outliers keep.")),

    /** No k2' was found: its regions are absent, or their curves do not tell it. */
    K2_PRIME_NOT_FOUND(unusable(
            "no k2' was found: its regions are absent, or their curves do not tell it",
            "Name regions of high binding in kinetics.k2-prime, or give a number.")),

    /** Regions' own k2' differ so much that one for all is wrong: summed over them, AIC prefers SRTM to SRTM2 by more than 10. */
    K2_PRIME_DIFFERS(caution(
            "regions differ in k2' so much that one for all is wrong: by AIC, the data prefer SRTM to SRTM2",
            "Use SRTM or MRTM1; or name in kinetics.k2-prime regions that are alike.")),

    /** The first frame begins long after the injection, and the model needs what came before. */
    HISTORY_NOT_MEASURED(
            unusable(
                    "the first frame begins more than ten minutes after the injection, and the model needs what came before",
                    "Use SUVR, or a plasma model that needs no integral of the tissue; or correct InjectionStart and the frame times.")),

    /** The frames that were used cover the window only in part. */
    WINDOW_PARTLY_COVERED(caution(
            "the frames that lie wholly in the window cover it only in part",
            "Set kinetics.window-start-minutes and window-end-minutes to borders of frames that all scans have.")),

    /** No VND was found in the curves of all regions. */
    VND_NOT_FOUND(unusable(
            "no VND was found in the curves of all regions",
            "Give kinetics.vnd as a number, or use a model without it."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    FitFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "fit";
    }

    @Override
    public Words words() {
        return words;
    }
}
