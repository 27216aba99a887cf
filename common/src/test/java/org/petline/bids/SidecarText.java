package org.petline.bids;

import java.util.LinkedHashMap;
import java.util.Map;

/** The text of a PET sidecar, field by field; values are written as they are. */
public final class SidecarText {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private SidecarText() {}

    /** All that BIDS requires: [11C]AZ10419369, three frames of 60, 120 and 300 s from the injection on. */
    public static SidecarText healthy() {
        return new SidecarText()
                .with("Manufacturer", "\"Siemens\"")
                .with("ManufacturersModelName", "\"HRRT\"")
                .with("Units", "\"Bq/mL\"")
                .with("TracerName", "\"AZ10419369\"")
                .with("TracerRadionuclide", "\"C11\"")
                .with("InjectedRadioactivity", "400")
                .with("InjectedRadioactivityUnits", "\"MBq\"")
                .with("InjectedMass", "\"n/a\"")
                .with("InjectedMassUnits", "\"n/a\"")
                .with("SpecificRadioactivity", "\"n/a\"")
                .with("SpecificRadioactivityUnits", "\"n/a\"")
                .with("ModeOfAdministration", "\"bolus\"")
                .with("TimeZero", "\"10:33:47\"")
                .with("ScanStart", "0")
                .with("InjectionStart", "0")
                .with("FrameTimesStart", "[0, 60, 180]")
                .with("FrameDuration", "[60, 120, 300]")
                .with("AcquisitionMode", "\"list mode\"")
                .with("ImageDecayCorrected", "true")
                .with("ImageDecayCorrectionTime", "0")
                .with("ReconMethodName", "\"3D-OSEM\"")
                .with("ReconFilterType", "\"none\"")
                .with("AttenuationCorrection", "\"transmission\"");
    }

    static SidecarText empty() {
        return new SidecarText();
    }

    public SidecarText with(String name, String json) {
        fields.put(name, json);
        return this;
    }

    public SidecarText without(String name) {
        if (fields.remove(name) == null) throw new IllegalArgumentException(name);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        fields.forEach((name, json) -> text.append(text.length() > 1 ? ",\n" : "\n")
                .append("  \"")
                .append(name)
                .append("\": ")
                .append(json));
        return text.append("\n}\n").toString();
    }
}
