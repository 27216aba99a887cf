package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
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

    private static final String DECAY_FACTORS = "DecayCorrectionFactor";

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
            DECAY_FACTORS,
            "BodyWeight");

    /** All fields that ever leave the parser. */
    static final Set<String> ALLOWED =
            Stream.concat(REQUIRED_BY_BIDS_ONLY.stream(), USED.stream()).collect(Collectors.toUnmodifiableSet());

    /** DICOM's clocks have a fraction of a second; BIDS asks for none. */
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?<second>([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?<fraction>\\.[0-9]+)?");

    private static final double BQ_PER_MBQ = 1e6;

    /** From a hundredth of what total-body scanners need to ten times what is given of Rb82 or [15O]water. */
    private static final double LEAST_MBQ = 0.1;

    private static final double MOST_MBQ = 20_000;

    private static final double HEAVIEST_PERSON_KG = 400;
    private static final int LONGEST_NAME = 200;

    private final JsonFields json;
    private final OptionalInt framesOfImage;
    private final List<BidsFinding> findings = new ArrayList<>();
    private final List<Refusal> problems = new ArrayList<>();

    /**
     * The fields of merged sidecars.
     *
     * @param framesOfImage how many the image has, if that is known
     */
    PetFields(JsonFields json, OptionalInt framesOfImage) {
        this.json = json;
        this.framesOfImage = framesOfImage;
    }

    /**
     * The sidecar, checked.
     *
     * @throws Refusal of all that is wrong with it
     */
    PetSidecar sidecar() {
        Optional<String> tracerName = tried(() -> name("TracerName", json.text("TracerName")));
        Optional<Radionuclide> radionuclide = tried(this::radionuclide);
        Optional<Double> unitsToBqPerMl = tried(this::unitsToBqPerMl);
        double injectedMBq = injectedMBq();
        Optional<String> timeZero = tried(this::timeZero);
        Optional<Double> scanStart = tried(() -> json.number("ScanStart"));
        Optional<Double> injectionStart = tried(() -> json.number("InjectionStart"));
        FrameFields frameFields = new FrameFields(json, framesOfImage, findings);
        Optional<FrameTimes> frames = tried(frameFields::frames);
        Optional<DecayCorrection> decay = tried(this::decayCorrection);
        double bodyWeightKg = bodyWeightKg();
        Optional<PetSidecar.Camera> camera = tried(() -> new PetSidecar.Camera(
                optionalName("Manufacturer"), optionalName("ManufacturersModelName"), reconstruction()));
        if (frames.isPresent() && injectionStart.isPresent())
            frameFields.noteLateStart(frames.get(), injectionStart.get());
        boolean comparable =
                frames.isPresent() && radionuclide.isPresent() && scanStart.isPresent() && injectionStart.isPresent();
        if (comparable) {
            ScanClockCheck clock =
                    new ScanClockCheck(frames.get(), radionuclide.get(), scanStart.get(), injectionStart.get());
            compare(clock);
            decay.ifPresent(said -> compare(said, clock, frames.get(), radionuclide.get()));
        } else if (injectionStart.isPresent()) {
            ScanClockCheck.withoutFrames(radionuclide, scanStart.orElse(0.0), injectionStart.get())
                    .ifPresent(this::tell);
        }
        for (String name : REQUIRED_BY_BIDS_ONLY) {
            if (!json.has(name)) note(SidecarReason.BIDS_FIELD_ABSENT, name, "");
        }
        if (!problems.isEmpty()) throw Refusal.ofAll(withWhatCannotBeUsed());
        return new PetSidecar(
                new PetSidecar.Tracer(tracerName.orElseThrow(), radionuclide.orElseThrow()),
                unitsToBqPerMl.orElseThrow(),
                new PetSidecar.Dose(injectedMBq, bodyWeightKg),
                new PetSidecar.Clock(timeZero.orElseThrow(), scanStart.orElseThrow(), injectionStart.orElseThrow()),
                frames.orElseThrow(),
                decay.orElseThrow(),
                camera.orElseThrow(),
                findings);
    }

    /** The value of a field, or nothing if it is refused; the refusal is told with the others. */
    private <T> Optional<T> tried(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (Refusal refusal) {
            problems.add(refusal);
            return Optional.empty();
        }
    }

    /** Who has to correct the file anyway is told of what is not refused alone. */
    private List<Refusal> withWhatCannotBeUsed() {
        List<Refusal> all = new ArrayList<>(problems);
        for (BidsFinding finding : findings) {
            boolean unusable = finding.reason() == SidecarReason.INJECTED_ACTIVITY_UNUSABLE
                    || finding.reason() == SidecarReason.BODY_WEIGHT_IMPLAUSIBLE;
            if (!unusable) continue;
            all.add(Refusal.of(finding.reason())
                    .file(finding.file())
                    .field(finding.field())
                    .found(finding.found()));
        }
        return all;
    }

    private void compare(ScanClockCheck clock) {
        List<ScanClockCheck.Problem> found = clock.problems();
        found.forEach(this::tell);
        if (found.isEmpty()) {
            clock.elsewhere().ifPresent(place -> note(SidecarReason.SCAN_START_ELSEWHERE, "ScanStart", place));
        }
    }

    private void tell(ScanClockCheck.Problem problem) {
        problems.add(json.refusal(problem.reason(), problem.field()).found(problem.found()));
    }

    private void compare(DecayCorrection said, ScanClockCheck clock, FrameTimes frames, Radionuclide nuclide) {
        if (said.applied()) {
            clock.implausibleCorrection(said.referenceSeconds())
                    .ifPresent(found -> problems.add(
                            json.refusal(SidecarReason.DECAY_CORRECTION_TIME_IMPLAUSIBLE, "ImageDecayCorrectionTime")
                                    .found(found)));
        }
        if (!json.has(DECAY_FACTORS)) return;
        DecayFactorsCheck factors = new DecayFactorsCheck(json.numbersIfAny(DECAY_FACTORS), frames, nuclide);
        if (!factors.isUsable()) {
            note(SidecarReason.DECAY_FACTORS_UNREADABLE, DECAY_FACTORS, json.shapeOf(DECAY_FACTORS));
            return;
        }
        String field = said.applied() ? "ImageDecayCorrectionTime" : "ImageDecayCorrected";
        factors.contradiction(said)
                .ifPresent(found -> problems.add(json.refusal(SidecarReason.DECAY_FACTORS_CONTRADICTED, field)
                        .found(found)));
    }

    private void note(SidecarReason reason, String field, String found) {
        findings.add(new BidsFinding(reason, json.fileOf(field), field, found));
    }

    private String optionalName(String field) {
        return json.optionalText(field).map(text -> name(field, text)).orElse("");
    }

    /** Only joined runs are compared by it: what is no text says nothing. */
    private String reconstruction() {
        try {
            return json.optionalText("ReconMethodName").map(String::strip).orElse("");
        } catch (Refusal noText) {
            return "";
        }
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

    /** Only SUV and SUVR's scale need it: what cannot be used is as good as missing. */
    private double injectedMBq() {
        try {
            double activity = json.number("InjectedRadioactivity");
            String unit = json.text("InjectedRadioactivityUnits");
            double toBq = ActivityUnits.toBq(unit)
                    .orElseThrow(() -> json.refusal(SidecarReason.BIDS_FIELD_INVALID, "InjectedRadioactivityUnits")
                            .found(unit + " instead of Bq, kBq, MBq, GBq or mCi"));
            double injected = activity * toBq / BQ_PER_MBQ;
            if (injected >= LEAST_MBQ && injected <= MOST_MBQ) return injected;
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, "InjectedRadioactivity")
                    .found(DecimalText.of(activity, DecimalText.MEASURED) + " " + unit);
        } catch (Refusal unusable) {
            String found = unusable.found().isEmpty() ? "missing" : unusable.found();
            note(SidecarReason.INJECTED_ACTIVITY_UNUSABLE, unusable.field(), found);
            return Double.NaN;
        }
    }

    private String timeZero() {
        String text = json.text("TimeZero");
        Matcher time = TIME_OF_DAY.matcher(text);
        if (!time.matches())
            throw json.refusal(SidecarReason.TIME_ZERO_INVALID, "TimeZero").found(text);
        if (time.group("fraction") != null) note(SidecarReason.TIME_ZERO_FRACTION, "TimeZero", text);
        return text;
    }

    private DecayCorrection decayCorrection() {
        return json.flag("ImageDecayCorrected")
                ? new DecayCorrection(json.number("ImageDecayCorrectionTime"))
                : DecayCorrection.NONE;
    }

    /** Only SUV needs it. */
    private double bodyWeightKg() {
        if (!json.has("BodyWeight")) return Double.NaN;
        Optional<Double> weight = json.numberIfOne("BodyWeight");
        boolean possible =
                weight.filter(kg -> kg > 0 && kg <= HEAVIEST_PERSON_KG).isPresent();
        if (possible) return weight.get();
        note(
                SidecarReason.BODY_WEIGHT_IMPLAUSIBLE,
                "BodyWeight",
                weight.map(kg -> DecimalText.of(kg, DecimalText.MEASURED) + " kg")
                        .orElseGet(() -> json.shapeOf("BodyWeight")));
        return Double.NaN;
    }
}
