package org.petline.blood;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.note;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What to know about an input from blood before it is used. */
public enum BloodFlag implements Flag {
    /** The last sample was drawn before the time asked for; nothing is extrapolated. */
    BLOOD_ENDS_EARLY(caution(
            "the last blood sample was drawn before the last frame ended; nothing is extrapolated",
            "Add later samples, or end the fits with the last one (kinetics.end-minutes).")),

    /** The samples cover less than a tenth of the scan. */
    BLOOD_COVERS_LITTLE(caution(
            "the blood samples cover less than a tenth of the scan: their times may be minutes, or of another clock",
            "Write time in seconds from TimeZero; an automatic recording alone tells K1, and not VT.")),

    /** The tissue has activity long before the tracer comes in the blood. */
    BLOOD_AFTER_TISSUE(caution(
            "the tissue has activity before the tracer comes in the blood: they are on two clocks, or of two scans",
            "Compare time of the samples with FrameTimesStart and InjectionStart; all count from TimeZero.")),

    /** Plasma and tissue, or plasma and what was injected, differ by more than any tracer makes. */
    PLASMA_IMPLAUSIBLE(unusable(
            "the plasma's activity does not go with the tissue's or with what was injected: another unit, or another scan",
            "Check Units of the blood's sidecar (Bq/mL or kBq/mL) and of the image, and whose blood it is.")),

    /** The first sample is the largest: the peak may have been missed. */
    PEAK_NOT_SAMPLED(caution(
            "the first blood sample is the largest: the peak may have been missed",
            "Add the automatic recording if there is one; K1 suffers most, VT least.")),

    /** An automatic recording is said to be uncorrected for dispersion, or nothing is said, and no constant is given. */
    DISPERSION_NOT_CORRECTED(caution(
            "the automatic blood recording is not corrected for dispersion: its sidecar gives no DispersionConstant",
            "Write DispersionConstant into the recording's sidecar, or DispersionCorrected if it is corrected.")),

    /** Manual samples and the automatic recording differ by more than 15 % in the median, where both are there. */
    RECORDINGS_DISAGREE(caution(
            "manual and automatic blood samples differ by more than 15 % in the median",
            "Check calibration, decay correction and clocks of both.")),

    /** Plasma was sampled and whole blood was not: its activity is NaN. */
    WHOLE_BLOOD_UNKNOWN(caution(
            "whole blood was not sampled and cannot be had from plasma",
            "Add whole blood samples, or use models that do without.")),

    /** No sample has both whole blood and plasma: their ratio rests on the automatic recording between its samples. */
    RATIO_FROM_INTERPOLATED_BLOOD(note(
            "the ratio of whole blood to plasma rests on the automatic recording about the manual samples",
            "Nothing; samples of both at the same time would make it surer.")),

    /** The ratio of whole blood to plasma is used after the last sample that it rests on; it is held there. */
    RATIO_EXTRAPOLATED(note(
            "the ratio of whole blood to plasma is held after the last sample that has both",
            "Nothing if few frames come after; otherwise add samples that have both.")),

    /** The parent fraction is used after its last sample: as the model goes on, or held if interpolated. */
    PARENT_FRACTION_EXTRAPOLATED(caution(
            "the parent fraction is used after its last sample",
            "Compare the models of kinetics.parent-fraction; where results depend on them, later samples are needed.")),

    /** Too few samples of the parent fraction for a model: they are interpolated. */
    PARENT_FRACTION_NOT_FITTED(note(
            "fewer than five samples of the parent fraction: interpolated, no model",
            "Nothing for this scan; five samples or more allow a model.")),

    /** A parameter of the parent fraction's model lies at a limit of the search. */
    PARENT_FRACTION_AT_BOUND(caution(
            "a parameter of the parent fraction's model lies at a limit of the search",
            "Compare the model with the samples, and set kinetics.parent-fraction to another or to interpolated."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    BloodFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "scan's blood";
    }

    @Override
    public Words words() {
        return words;
    }
}
