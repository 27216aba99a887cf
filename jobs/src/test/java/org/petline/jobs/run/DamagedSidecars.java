package org.petline.jobs.run;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.petline.jobs.run.Damage.done;
import static org.petline.jobs.run.Damage.equal;
import static org.petline.jobs.run.Damage.flagged;
import static org.petline.jobs.run.Damage.refused;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.petline.testing.GzipBytes;

/** Bad PET sidecars: JSON and its fields (J), frame times (T). */
final class DamagedSidecars {
    private static final String STARTS = "FrameTimesStart";
    private static final String DURATIONS = "FrameDuration";

    private DamagedSidecars() {}

    static List<Damage> fields() {
        return List.of(
                refused("J01", "cut", "JSON_INVALID", text(json -> json.substring(0, json.length() / 2))),
                equal("J02", "byte order mark", text(json -> "\uFEFF" + json)),
                refused("J02b", "UTF-16", "JSON_INVALID", bytes(json -> new String(json, UTF_8).getBytes(UTF_16LE))),
                refused("J03", "NaN literal", "JSON_INVALID", text(json -> json.replaceFirst("\\{", "{\"X\": NaN, "))),
                refused("J03b", "a comment", "JSON_INVALID", text(json -> "/* mine */" + json)),
                refused(
                        "J04",
                        "a key twice",
                        "JSON_INVALID",
                        text(json -> json.replaceFirst("\\{", "{\"Units\": \"Bq/mL\", "))),
                refused(
                        "J05",
                        "100,000 levels",
                        "JSON_INVALID",
                        text(json -> json.replaceFirst(
                                "\\{", "{\"X\": " + "[".repeat(100_000) + "]".repeat(100_000) + ", "))),
                missing("J06", "TracerName"),
                missing("J06b", "TracerRadionuclide"),
                missing("J06c", "Units"),
                // Only SUV needs what was injected.
                equal(
                        "J06d",
                        "InjectedRadioactivity is missing",
                        json(f -> f.without(List.of("InjectedRadioactivity", "InjectedRadioactivityUnits")))),
                missing("J06e", "TimeZero"),
                missing("J06f", "ScanStart"),
                missing("J06g", "InjectionStart"),
                missing("J06h", STARTS),
                missing("J06i", DURATIONS),
                missing("J06j", "ImageDecayCorrected"),
                refused("J07", "a number where a list belongs", "BIDS_FIELD_INVALID", json(f -> f.put(STARTS, 0))),
                equal(
                        "J08",
                        "masses n/a",
                        json(f -> f.put("InjectedMass", "n/a").put("SpecificRadioactivity", "n/a"))),
                equal("J09", "Units BQML", json(f -> f.put("Units", "BQML"))),
                done("J09b", "Units kBq/mL", json(f -> f.put("Units", "kBq/mL"))),
                refused("J09c", "Units counts", "UNITS_UNKNOWN", json(f -> f.put("Units", "counts"))),
                equal("J10", "nuclide 11C", json(f -> f.put("TracerRadionuclide", "11C"))),
                refused("J10b", "nuclide X99", "RADIONUCLIDE_UNKNOWN", json(f -> f.put("TracerRadionuclide", "X99"))),
                refused("J11", "TimeZero 25:61:00", "TIME_ZERO_INVALID", json(f -> f.put("TimeZero", "25:61:00"))),
                flagged(
                        "J12",
                        "not decay-corrected",
                        "DECAY_CORRECTED_HERE",
                        json(f -> f.put("ImageDecayCorrected", false))),
                refused("J13", "two sidecars at one level", "SIDECAR_AMBIGUOUS", study -> {
                    Files.copy(study.sidecar(), study.file("sub-01/ses-baseline/sub-01_pet.json"));
                    Files.copy(study.sidecar(), study.file("sub-01/ses-baseline/ses-baseline_pet.json"));
                }),
                equal(
                        "J14",
                        "inherited and overridden",
                        study -> Files.writeString(
                                study.file("pet.json"), "{\"Units\": \"counts\", \"TracerName\": \"other\"}")),
                refused("J15", "a number as text", "BIDS_FIELD_INVALID", json(f -> f.put("ScanStart", "0"))),
                equal("J16", "activity 0", json(f -> f.put("InjectedRadioactivity", 0))),
                done(
                        "J17",
                        "tracer name with tab and HTML",
                        json(f -> f.put("TracerName", "AZ\t<script>alert(1)</script>"))),
                equal(
                        "Z02",
                        "paths in fields",
                        json(f -> f.put("SpatialReference", "../../../../outside")
                                .putPOJO("Sources", new String[] {"/outside", "bids:raw:../../outside"}))),
                flagged("J18", "BodyWeight 70000", "BODY_WEIGHT_IMPLAUSIBLE", json(f -> f.put("BodyWeight", 70_000))),
                refused("J19", "image without JSON", "SIDECAR_MISSING", study -> Files.delete(study.sidecar())),
                refused("J19b", "JSON without image", "SIDECAR_WITHOUT_IMAGE", study -> Files.delete(study.pet())),
                refused("J20", "milliseconds", "FRAME_TIMES_UNIT", json(f -> {
                    scale(f, STARTS, 1000);
                    scale(f, DURATIONS, 1000);
                })),
                refused("J20b", "minutes", "FRAME_TIMES_UNIT", json(f -> {
                    f.putPOJO(STARTS, new double[] {0, 0.5, 1, 5, 9, 19, 29, 49});
                    f.putPOJO(DURATIONS, new double[] {0.5, 0.5, 4, 4, 10, 10, 20, 20});
                })));
    }

    static List<Damage> times() {
        return List.of(
                refused("T01", "end times as durations", "FRAME_TIMES_INCONSISTENT", json(f -> {
                    for (int n = 0; n < TinyStudy.FRAMES; n++) {
                        array(f, DURATIONS).set(n, at(f, STARTS, n) + at(f, DURATIONS, n));
                    }
                })),
                refused("T02", "one time too few", "FRAME_COUNT_MISMATCH", json(f -> {
                    array(f, STARTS).remove(7);
                    array(f, DURATIONS).remove(7);
                })),
                refused(
                        "T02b",
                        "one duration too few",
                        "FRAME_TIMES_INCONSISTENT",
                        json(f -> array(f, DURATIONS).remove(7))),
                refused(
                        "T03",
                        "one start too many",
                        "FRAME_TIMES_INCONSISTENT",
                        json(f -> array(f, STARTS).add(4200))),
                refused(
                        "T04",
                        "overlap of 1 s",
                        "FRAME_TIMES_INCONSISTENT",
                        json(f -> array(f, DURATIONS).set(2, 241.0))),
                flagged(
                        "T05",
                        "a gap of a minute",
                        "FRAMES_WITH_GAPS",
                        json(f -> array(f, DURATIONS).set(6, 1140.0))),
                refused("T06", "unordered", "FRAME_TIMES_INCONSISTENT", json(f -> {
                    array(f, STARTS).set(1, 120.0);
                    array(f, STARTS).set(2, 60.0);
                })),
                refused(
                        "T07",
                        "duration 0",
                        "FRAME_TIMES_INCONSISTENT",
                        json(f -> array(f, DURATIONS).set(7, 0.0))),
                // The frame before the injection has no part in the fits, and minutes count from the injection.
                done("T08", "frames before injection", json(f -> {
                    f.put("InjectionStart", 60);
                    f.put("ScanStart", 0);
                })),
                refused("T10", "all starts 0", "FRAME_TIMES_INCONSISTENT", json(f -> scale(f, STARTS, 0))),
                flagged(
                        "T12",
                        "a second run, more than two hours after the injection",
                        "SCAN_STARTS_LATE",
                        json(f -> f.put("InjectionStart", -7701))),
                flagged("T15", "a single frame", "STATIC_SCAN", study -> {
                    study.json(f -> {
                        f.putPOJO(STARTS, new double[] {2400});
                        f.putPOJO(DURATIONS, new double[] {1800});
                    });
                    study.bytes(study.pet(), DamagedSidecars::firstFrameOnly);
                }));
    }

    private static byte[] firstFrameOnly(byte[] packed) {
        byte[] all = HeaderEdit.fields(
                        h -> h.putShort(HeaderEdit.DIM, (short) 3).putShort(HeaderEdit.DIM + 8, (short) 1))
                .apply(TinyStudy.inflate(packed));
        int frame = (all.length - HeaderEdit.VOXELS) / TinyStudy.FRAMES;
        byte[] one = Arrays.copyOf(all, HeaderEdit.VOXELS + frame);
        System.arraycopy(all, all.length - frame, one, HeaderEdit.VOXELS, frame);
        return GzipBytes.member(one);
    }

    private static Damage missing(String id, String field) {
        return refused(id, field + " is missing", "BIDS_FIELD_MISSING", json(f -> f.remove(field)));
    }

    private static Damage.Deed json(Consumer<ObjectNode> edit) {
        return study -> study.json(edit);
    }

    private static Damage.Deed text(UnaryOperator<String> edit) {
        return study -> study.text(study.sidecar(), edit);
    }

    private static Damage.Deed bytes(UnaryOperator<byte[]> edit) {
        return study -> study.bytes(study.sidecar(), edit);
    }

    private static ArrayNode array(ObjectNode fields, String name) {
        return (ArrayNode) fields.get(name);
    }

    private static double at(ObjectNode fields, String name, int frame) {
        return fields.get(name).get(frame).asDouble();
    }

    private static void scale(ObjectNode fields, String name, double factor) {
        for (int n = 0; n < array(fields, name).size(); n++) {
            array(fields, name).set(n, factor * at(fields, name, n));
        }
    }
}
