package org.petline.bids;

import org.petline.Reason;

/** Why a PET sidecar is refused, or what is remarkable about it. */
public enum SidecarReason implements Reason {
    JSON_INVALID(
            "the file is not strict JSON in UTF-8: one object, each key once, no comments, no NaN",
            "Correct the file at the line and column that are shown; of a key that is there twice keep the one that is true,"
                    + " most JSON checkers pass over it without a word."),
    BIDS_FIELD_MISSING(
            "a required field is missing",
            "Add the field to the sidecar or to one that it inherits from; the BIDS specification of PET says what it"
                    + " holds."),
    BIDS_FIELD_INVALID(
            "a field holds something else than BIDS says", "Correct the field: its type, its unit or its value."),
    BIDS_FIELD_ABSENT(
            "a field that BIDS requires and petline does not need is missing",
            "Nothing for petline; a validator will ask for it."),
    FRAME_TIMES_INCONSISTENT(
            "the frame times contradict each other",
            "Write FrameTimesStart and FrameDuration in seconds, one number a frame, so that"
                    + " FrameTimesStart[i] + FrameDuration[i] does not pass FrameTimesStart[i+1]."),
    FRAME_TIMES_UNIT(
            "the frame times do not look like seconds",
            "Write FrameTimesStart and FrameDuration in seconds, also where the scanner says minutes or milliseconds."),
    FRAME_TIMES_SHORT(
            "the whole scan lasts under three minutes: the frame times may be minutes",
            "Check FrameTimesStart and FrameDuration; nothing if the scan was that short."),
    FRAME_TIMES_GAP(
            "there is time between frames that no frame covers",
            "Nothing if the scan was interrupted; otherwise correct FrameTimesStart or FrameDuration."),
    FRAME_TIMES_ROUNDED(
            "a frame laps over the start of the next by rounding; the starts count",
            "Nothing; who wants none writes FrameDuration as the differences of FrameTimesStart."),
    FRAME_COUNT_MISMATCH(
            "image and sidecar have different numbers of frames",
            "Correct FrameTimesStart and FrameDuration, or restore the frames that are missing; petline trims nothing."),
    UNITS_UNKNOWN(
            "the image is not in a unit of activity concentration that petline knows",
            "Calibrate the image to Bq/mL and say so in Units; counts cannot be compared between scans."),
    RADIONUCLIDE_UNKNOWN(
            "petline does not know the half-life of this radionuclide",
            "Write TracerRadionuclide as element and mass number, for example C11 or F18."),
    TIME_ZERO_INVALID("TimeZero is no time of day", "Write TimeZero as hh:mm:ss on a clock of 24 hours."),
    TIME_ZERO_FRACTION(
            "TimeZero has a fraction of a second",
            "Nothing for petline; BIDS asks for hh:mm:ss on a clock of 24 hours."),
    SCAN_CLOCK_INCONSISTENT(
            "injection, scan and frames cannot be on one clock",
            "Write ScanStart, InjectionStart and FrameTimesStart in seconds from TimeZero; what was injected before"
                    + " TimeZero has a negative InjectionStart."),
    SCAN_START_ELSEWHERE(
            "ScanStart is not where the first frame begins: frames, or injection and blood, may be on another clock",
            "Write ScanStart and FrameTimesStart in seconds from TimeZero; if frames count from the scan's start, add"
                    + " ScanStart to them."),
    DECAY_CORRECTION_TIME_IMPLAUSIBLE(
            "the image is said to be corrected for decay to a moment far from injection and scan",
            "Write ImageDecayCorrectionTime in seconds from TimeZero; most scanners correct to the scan's start or to the"
                    + " injection."),
    DECAY_FACTORS_CONTRADICTED(
            "DecayCorrectionFactor contradicts what the sidecar says about the image's correction for decay",
            "Look up how the image was reconstructed; correct ImageDecayCorrected, ImageDecayCorrectionTime (seconds from"
                    + " TimeZero) or DecayCorrectionFactor, whichever is wrong."),
    DECAY_FACTORS_UNREADABLE(
            "DecayCorrectionFactor is not one positive number a frame, and was compared with nothing",
            "Write one factor a frame, or leave the field out."),
    INJECTED_ACTIVITY_UNUSABLE(
            "InjectedRadioactivity is missing, no number, in no unit of activity, or nothing that is injected into a"
                    + " person; it is taken as missing, and there is no SUV",
            "Write InjectedRadioactivity as a number and InjectedRadioactivityUnits as MBq; nothing if no SUV is wanted."),
    BODY_WEIGHT_IMPLAUSIBLE(
            "BodyWeight is no weight of a person in kg, and is taken as missing",
            "Write BodyWeight as a number, in kg."),
    SCAN_STARTS_LATE(
            "the first frame starts more than ten minutes after injection",
            "Nothing if the scan was meant so; models that need the whole curve are not for it."),
    TEXT_ESCAPED(
            "a text holds control characters, shown escaped",
            "Remove line breaks, tabs and hidden characters from it.");

    private final String meaning;
    private final String remedy;

    SidecarReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
