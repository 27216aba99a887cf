package org.petline.bids;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * What the JSON of a PET image says, as far as petline needs it; checked, in the units named.
 *
 * <p>Read through a list of allowed fields ({@link PetFields}): what the sidecar says about drugs, persons and dates is
 * neither kept nor reachable from here.
 *
 * @param unitsToBqPerMl what the image's values are multiplied with to be in Bq/mL
 * @param frames from TimeZero; may begin before the injection
 * @param decayCorrection to which moment the image is corrected
 * @param findings what is remarkable, in the order of the checks
 */
public record PetSidecar(
        Tracer tracer,
        double unitsToBqPerMl,
        Dose dose,
        Clock clock,
        FrameTimes frames,
        DecayCorrection decayCorrection,
        Camera camera,
        List<BidsFinding> findings)
        implements Serializable {

    /**
     * What was injected.
     *
     * @param name as written, control characters escaped
     */
    public record Tracer(String name, Radionuclide radionuclide) implements Serializable {}

    /**
     * How much was injected into whom.
     *
     * @param injectedMBq injected radioactivity, MBq; NaN if missing or unusable
     * @param bodyWeightKg NaN if missing or implausible
     */
    public record Dose(double injectedMBq, double bodyWeightKg) implements Serializable {}

    /**
     * When it was.
     *
     * @param timeZero time of day that all other times count from, hh:mm:ss, with a fraction if the file has one
     * @param scanStartSeconds start of the scan, from TimeZero
     * @param injectionStartSeconds start of the injection, from TimeZero
     */
    public record Clock(String timeZero, double scanStartSeconds, double injectionStartSeconds)
            implements Serializable {}

    /**
     * The scanner and how it made images; empty what is missing.
     *
     * @param manufacturer its maker
     * @param reconstruction name of the method
     */
    public record Camera(String manufacturer, String model, String reconstruction) implements Serializable {
        /** By a method that is not known. */
        public Camera(String manufacturer, String model) {
            this(manufacturer, model, "");
        }
    }

    /** Copies the findings. */
    public PetSidecar {
        findings = List.copyOf(findings);
    }

    /**
     * Reads the sidecars that apply to one image.
     *
     * @param paths below the store, the most general first; each overrides the ones before it, field by field
     * @throws Refusal with a {@link SidecarReason}, naming the file and the field; of all that is wrong at once
     */
    public static PetSidecar read(Store store, List<String> paths) throws IOException {
        return read(store, paths, OptionalInt.empty());
    }

    /**
     * Reads the sidecars that apply to one image.
     *
     * @param paths below the store, the most general first; each overrides the ones before it, field by field
     * @param framesOfImage how many the image has, if that is known already
     * @throws Refusal with a {@link SidecarReason}, naming the file and the field; of all that is wrong at once
     */
    public static PetSidecar read(Store store, List<String> paths, OptionalInt framesOfImage) throws IOException {
        Optional<JsonFields> merged = Optional.empty();
        for (String path : paths) {
            JsonFields here = JsonFields.read(store, path, PetFields.ALLOWED);
            merged = Optional.of(merged.map(above -> above.overriddenBy(here)).orElse(here));
        }
        return new PetFields(merged.orElseThrow(() -> new IllegalArgumentException("no sidecar")), framesOfImage)
                .sidecar();
    }

    public String tracerName() {
        return tracer.name;
    }

    public Radionuclide radionuclide() {
        return tracer.radionuclide;
    }

    public double injectedMBq() {
        return dose.injectedMBq;
    }

    public double bodyWeightKg() {
        return dose.bodyWeightKg;
    }

    public double injectionStartSeconds() {
        return clock.injectionStartSeconds;
    }

    /**
     * What each frame's values are multiplied with to be corrected for decay to TimeZero.
     *
     * @return [frame]; see {@link DecayCorrection#factors}
     */
    public double[] decayFactors() {
        return decayCorrection.factors(frames, tracer.radionuclide);
    }
}
