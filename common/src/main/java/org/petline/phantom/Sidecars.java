package org.petline.phantom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.phantom.Participant.Session;

/** The JSON beside a simulated dataset's images: every field that BIDS 1.10 requires, and those that help. */
final class Sidecars {
    static final String BIDS_VERSION = "1.10.0";
    private static final String MANUFACTURER = "petline";

    /** g/mol, of AZ10419369; the others are near enough for a simulation. */
    private static final double MOLAR_MASS = 462.5;

    private static final double MOLAR_ACTIVITY_GBQ_PER_UMOL = 300;

    private Sidecars() {}

    static Map<String, Object> pet(TrialDesign design, Participant participant, Session session) {
        TracerPreset tracer = design.tracer();
        double massUg = session.injectedMBq() / 1000 / MOLAR_ACTIVITY_GBQ_PER_UMOL * MOLAR_MASS;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Modality", "PT");
        json.put("Manufacturer", MANUFACTURER);
        json.put("ManufacturersModelName", design.scanner().model());
        json.put("BodyPart", "BRAIN");
        json.put("Units", "Bq/mL");
        json.put("TracerName", tracer.name());
        json.put("TracerRadionuclide", tracer.radionuclide());
        json.put("InjectedRadioactivity", rounded(session.injectedMBq()));
        json.put("InjectedRadioactivityUnits", "MBq");
        json.put("InjectedMass", rounded(massUg));
        json.put("InjectedMassUnits", "ug");
        json.put("SpecificRadioactivity", rounded(session.injectedMBq() * 1e6 / massUg));
        json.put("SpecificRadioactivityUnits", "Bq/ug");
        json.put("MolarActivity", MOLAR_ACTIVITY_GBQ_PER_UMOL);
        json.put("MolarActivityUnits", "GBq/umol");
        json.put("BodyWeight", Math.rint(10 * participant.weightKg()) / 10);
        json.put("BodyWeightUnits", "kg");
        json.put("ModeOfAdministration", "bolus");
        json.put("TimeZero", "10:00:00");
        json.put("ScanStart", 0);
        json.put("InjectionStart", 0);
        json.put("FrameTimesStart", starts(design.frames()));
        json.put("FrameDuration", durations(design.frames()));
        json.put("AcquisitionMode", "list mode");
        json.put("ImageDecayCorrected", true);
        json.put("ImageDecayCorrectionTime", 0);
        json.put("ReconMethodName", "Simulated: Gaussian point spread, noise in image space");
        json.put("ReconMethodParameterLabels", List.of("FWHM"));
        json.put("ReconMethodParameterUnits", List.of("mm"));
        json.put("ReconMethodParameterValues", List.of(design.scanner().fwhmMm()));
        json.put("ReconFilterType", "none");
        json.put("AttenuationCorrection", "none needed: simulated without attenuation");
        return json;
    }

    static Map<String, Object> t1w() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Modality", "MR");
        json.put("Manufacturer", MANUFACTURER);
        json.put("ManufacturersModelName", "Simulated MR");
        json.put("MagneticFieldStrength", 3);
        json.put("PulseSequenceType", "Simulated T1 weighting");
        json.put("NonlinearGradientCorrection", true);
        return json;
    }

    static Map<String, Object> segmentation(String t1w) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Description", "The true structure at each voxel's centre, with FreeSurfer's label numbers");
        json.put("Sources", List.of("bids:raw:" + t1w));
        json.put("Manual", false);
        return json;
    }

    static Map<String, Object> dataset(TrialDesign design) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "Name",
                "Simulated [" + design.tracer().radionuclide() + "]"
                        + design.tracer().name() + " trial");
        json.put("BIDSVersion", BIDS_VERSION);
        json.put("DatasetType", "raw");
        json.put("License", "CC0");
        json.put("GeneratedBy", List.of(Map.of("Name", "petline simulate")));
        return json;
    }

    static Map<String, Object> segmentations() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Name", "True segmentations of a simulated trial");
        json.put("BIDSVersion", BIDS_VERSION);
        json.put("DatasetType", "derivative");
        json.put("GeneratedBy", List.of(Map.of("Name", "petline simulate")));
        json.put("DatasetLinks", Map.of("raw", "../.."));
        return json;
    }

    private static List<Double> starts(FrameTimes times) {
        List<Double> starts = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) starts.add(times.startSeconds(frame));
        return starts;
    }

    private static List<Double> durations(FrameTimes times) {
        List<Double> durations = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) durations.add(times.durationSeconds(frame));
        return durations;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
