package org.petline.bids;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * What the JSON beside a table of curves says; NaN and empty where it is silent.
 *
 * @param units of the values, as written; empty if not said
 * @param unitsToBqPerMl what the values are multiplied with to be in Bq/mL; NaN for a unit that is no such concentration
 * @param tracerName as written
 * @param injectionStartSeconds start of the injection, from TimeZero
 * @param injectedMBq injected radioactivity, MBq; NaN also for an unknown unit
 * @param bodyWeightKg NaN also for a unit other than kg
 * @param decayCorrection of the curves, to TimeZero where nothing is said
 */
public record TacSidecar(
        String units,
        double unitsToBqPerMl,
        Optional<Radionuclide> radionuclide,
        String tracerName,
        double injectionStartSeconds,
        double injectedMBq,
        double bodyWeightKg,
        DecayCorrection decayCorrection) {
    private static final double BQ_PER_MBQ = 1e6;

    private static final Set<String> WANTED = Set.of(
            "Units",
            "TracerRadionuclide",
            "TracerName",
            "InjectionStart",
            "InjectedRadioactivity",
            "InjectedRadioactivityUnits",
            "BodyWeight",
            "BodyWeightUnits",
            "ImageDecayCorrected",
            "ImageDecayCorrectionTime");

    private static final DecayCorrection TO_TIME_ZERO = new DecayCorrection(0);

    /** Nothing is said. */
    static final TacSidecar SILENT =
            new TacSidecar("", Double.NaN, Optional.empty(), "", Double.NaN, Double.NaN, Double.NaN, TO_TIME_ZERO);

    /** What is known of curves that petline sampled. */
    public static final TacSidecar BQ_PER_ML =
            new TacSidecar("Bq/mL", 1, Optional.empty(), "", Double.NaN, Double.NaN, Double.NaN, TO_TIME_ZERO);

    /**
     * The JSON beside a table, if there is one.
     *
     * @throws Refusal JSON_INVALID or BIDS_FIELD_INVALID
     */
    static TacSidecar beside(Store store, String table) throws IOException {
        String path = DerivativeName.sidecarOf(table);
        if (store.find(path).isEmpty()) return SILENT;
        JsonFields fields = JsonFields.read(store, path, WANTED);
        String units = fields.optionalText("Units").orElse("");
        return new TacSidecar(
                units,
                ActivityUnits.toBqPerMl(units).orElse(Double.NaN),
                fields.optionalText("TracerRadionuclide").flatMap(Radionuclide::parse),
                fields.optionalText("TracerName").orElse(""),
                fields.optionalNumber("InjectionStart").orElse(Double.NaN),
                injectedMBq(fields),
                bodyWeightKg(fields),
                decayCorrection(fields));
    }

    /** The same of curves in another unit. */
    TacSidecar withUnits(String other) {
        return new TacSidecar(
                other,
                ActivityUnits.toBqPerMl(other).orElse(Double.NaN),
                radionuclide,
                tracerName,
                injectionStartSeconds,
                injectedMBq,
                bodyWeightKg,
                decayCorrection);
    }

    private static DecayCorrection decayCorrection(JsonFields fields) {
        if (!fields.optionalFlag("ImageDecayCorrected").orElse(true)) return DecayCorrection.NONE;
        return new DecayCorrection(
                fields.numberIfOne("ImageDecayCorrectionTime").orElse(TO_TIME_ZERO.referenceSeconds()));
    }

    /** Whether curves have to be multiplied to be corrected for decay to TimeZero. */
    public boolean needsDecayCorrection() {
        return !decayCorrection.equals(TO_TIME_ZERO);
    }

    private static double injectedMBq(JsonFields fields) {
        double toBq = fields.optionalText("InjectedRadioactivityUnits").stream()
                .flatMapToDouble(unit -> ActivityUnits.toBq(unit).stream())
                .findFirst()
                .orElse(Double.NaN);
        return fields.numberIfOne("InjectedRadioactivity").orElse(Double.NaN) * toBq / BQ_PER_MBQ;
    }

    private static double bodyWeightKg(JsonFields fields) {
        boolean isKg = fields.optionalText("BodyWeightUnits").orElse("kg").equalsIgnoreCase("kg");
        return isKg ? fields.numberIfOne("BodyWeight").orElse(Double.NaN) : Double.NaN;
    }
}
