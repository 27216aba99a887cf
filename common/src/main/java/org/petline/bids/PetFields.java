package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.FrameTimes;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.files.DecimalText;

/**
 * The fields of a PET sidecar that petline reads, and the checks that make a {@link PetSidecar} of them.
 *
 * <p>{@link #ALLOWED} is the whole list. BIDS recommends PharmaceuticalName, PharmaceuticalDoseAmount, Anaesthesia and
 * the like in the same file; in a blind trial they may be the arm.
 */
final class PetFields {
    /** Required by BIDS, and present in most files, but nothing here depends on them. */
    private static final List<String> REQUIRED_BY_BIDS_ONLY = List.of(
            "Manufacturer",
            "ManufacturersModelName",
            "ModeOfAdministration",
            "InjectedMass",
            "SpecificRadioactivity",
            "AcquisitionMode",
            "ReconMethodName",
            "ReconFilterType",
            "AttenuationCorrection");

    private static final List<String> USED = List.of(
            "TracerName",
            "TracerRadionuclide",
            "Units",
            "InjectedRadioactivity",
            "InjectedRadioactivityUnits",
            "TimeZero",
            "ScanStart",
            "InjectionStart",
            "FrameTimesStart",
            "FrameDuration",
            "ImageDecayCorrected",
            "ImageDecayCorrectionTime",
            "BodyWeight");

    /** All fields that ever leave the parser. */
    static final Set<String> ALLOWED =
            Stream.concat(REQUIRED_BY_BIDS_ONLY.stream(), USED.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]");

    private static final double BQ_PER_MBQ = 1e6;
    private static final double HEAVIEST_PERSON_KG = 400;
    private static final double LATE_START_SECONDS = 600;
    private static final int LONGEST_NAME = 200;

    private final JsonFields json;
    private final List<BidsFinding> findings = new ArrayList<>();

    PetFields(JsonFields json) {
        this.json = json;
    }

    PetSidecar sidecar() {
        String tracerName = name("TracerName", json.text("TracerName"));
        Radionuclide radionuclide = radionuclide();
        double unitsToBqPerMl = unitsToBqPerMl();
        double injectedMBq = injectedMBq();
        String timeZero = timeZero();
        double scanStart = json.number("ScanStart");
        double injectionStart = json.number("InjectionStart");
        FrameTimes frames = frames(injectionStart);
        DecayCorrection decay = json.flag("ImageDecayCorrected")
                ? new DecayCorrection(json.number("ImageDecayCorrectionTime"))
                : DecayCorrection.NONE;
        double bodyWeightKg = bodyWeightKg();
        for (String name : REQUIRED_BY_BIDS_ONLY) {
            if (!json.has(name)) note(SidecarReason.BIDS_FIELD_ABSENT, name, "");
        }
        return new PetSidecar(
                new PetSidecar.Tracer(tracerName, radionuclide),
                unitsToBqPerMl,
                new PetSidecar.Dose(injectedMBq, bodyWeightKg),
                new PetSidecar.Clock(timeZero, scanStart, injectionStart),
                frames,
                decay,
                new PetSidecar.Camera(optionalName("Manufacturer"), optionalName("ManufacturersModelName")),
                findings);
    }

    private void note(SidecarReason reason, String field, String found) {
        findings.add(new BidsFinding(reason, json.fileOf(field), field, found));
    }

    private String optionalName(String field) {
        return json.optionalText(field).map(text -> name(field, text)).orElse("");
    }

    /** A name that goes on into tables and reports: one line, nothing hidden. */
    private String name(String field, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty())
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, field).found("an empty text");
        if (stripped.codePointCount(0, stripped.length()) > LONGEST_NAME) {
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, field)
                    .found("a text of more than " + LONGEST_NAME + " characters");
        }
        String shown = OneLine.of(stripped);
        if (!shown.equals(stripped)) note(SidecarReason.TEXT_ESCAPED, field, shown);
        return shown;
    }

    private Radionuclide radionuclide() {
        String text = json.text("TracerRadionuclide");
        return Radionuclide.parse(text)
                .orElseThrow(() -> json.refusal(SidecarReason.RADIONUCLIDE_UNKNOWN, "TracerRadionuclide")
                        .found(text));
    }

    private double unitsToBqPerMl() {
        String text = json.text("Units");
        return ActivityUnits.toBqPerMl(text)
                .orElseThrow(
                        () -> json.refusal(SidecarReason.UNITS_UNKNOWN, "Units").found(text));
    }

    private double injectedMBq() {
        double activity = json.number("InjectedRadioactivity");
        String unit = json.text("InjectedRadioactivityUnits");
        double toBq = ActivityUnits.toBq(unit)
                .orElseThrow(() -> json.refusal(SidecarReason.BIDS_FIELD_INVALID, "InjectedRadioactivityUnits")
                        .found(unit + " instead of Bq, kBq, MBq, GBq or mCi"));
        if (!(activity > 0)) {
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, "InjectedRadioactivity")
                    .found(DecimalText.of(activity, DecimalText.MEASURED) + " instead of an activity above 0");
        }
        return activity * toBq / BQ_PER_MBQ;
    }

    private String timeZero() {
        String text = json.text("TimeZero");
        if (TIME_OF_DAY.matcher(text).matches()) return text;
        throw json.refusal(SidecarReason.TIME_ZERO_INVALID, "TimeZero").found(text);
    }

    private FrameTimes frames(double injectionStart) {
        double[] starts = json.numbers("FrameTimesStart");
        double[] durations = json.numbers("FrameDuration");
        FrameTimesCheck check = new FrameTimesCheck(starts, durations);
        check.problem().ifPresent(problem -> {
            throw refusal(problem);
        });
        if (check.isShort()) {
            note(
                    SidecarReason.FRAME_TIMES_SHORT,
                    "FrameDuration",
                    starts.length + " frames in " + DecimalText.of(check.spanSeconds(), DecimalText.MEASURED) + " s");
        }
        check.longestGap()
                .ifPresent(gap -> note(
                        SidecarReason.FRAME_TIMES_GAP,
                        "FrameTimesStart",
                        DecimalText.of(gap.seconds(), DecimalText.MEASURED) + " s after frame " + gap.afterFrame()
                                + " counted from 0"));
        if (starts[0] - injectionStart > LATE_START_SECONDS) {
            note(
                    SidecarReason.SCAN_STARTS_LATE,
                    "FrameTimesStart",
                    DecimalText.of(starts[0] - injectionStart, DecimalText.MEASURED) + " s after injection");
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    private Refusal refusal(FrameTimesCheck.Problem problem) {
        SidecarReason reason = switch (problem.kind()) {
            case INCONSISTENT -> SidecarReason.FRAME_TIMES_INCONSISTENT;
            case UNIT -> SidecarReason.FRAME_TIMES_UNIT;
        };
        String field = switch (problem.where()) {
            case STARTS -> "FrameTimesStart";
            case DURATIONS -> "FrameDuration";
        };
        return json.refusal(reason, field).found(problem.found());
    }

    private double bodyWeightKg() {
        Optional<Double> weight = json.optionalNumber("BodyWeight");
        if (weight.isEmpty()) return Double.NaN;
        if (weight.get() > 0 && weight.get() <= HEAVIEST_PERSON_KG) return weight.get();
        note(
                SidecarReason.BODY_WEIGHT_IMPLAUSIBLE,
                "BodyWeight",
                DecimalText.of(weight.get(), DecimalText.MEASURED) + " kg");
        return Double.NaN;
    }
}
