package org.petline.bids;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.files.BoundedText;

class PetSidecarTest {
    private static final String FILE = "pet.json";

    @TempDir
    Path folder;

    private SmallDataset dataset;

    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder);
    }

    private PetSidecar read(SidecarText text) {
        return read(text.toString().getBytes(UTF_8));
    }

    private PetSidecar read(byte[] bytes) {
        try {
            return PetSidecar.read(dataset.file(FILE, bytes).store(), List.of(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Refusal refusal(SidecarText text) {
        return refusal(text.toString().getBytes(UTF_8));
    }

    private Refusal refusal(byte[] bytes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(bytes));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.file()).isEqualTo(FILE);
        return refusal;
    }

    @Test
    void aHealthySidecarIsReadWithoutFindings() {
        PetSidecar sidecar = read(SidecarText.healthy()
                .with("BodyWeight", "71.5")
                .with("ScanStart", "-1")
                .with("InjectionStart", "-3"));
        assertThat(sidecar.tracerName()).isEqualTo("AZ10419369");
        assertThat(sidecar.radionuclide().label()).isEqualTo("C11");
        assertThat(sidecar.injectedMBq()).isEqualTo(400);
        assertThat(sidecar.unitsToBqPerMl()).isEqualTo(1);
        assertThat(sidecar.clock()).isEqualTo(new PetSidecar.Clock("10:33:47", -1, -3));
        assertThat(sidecar.frames().count()).isEqualTo(3);
        assertThat(sidecar.frames().endSeconds(2)).isEqualTo(480);
        assertThat(sidecar.bodyWeightKg()).isEqualTo(71.5);
        assertThat(sidecar.camera().manufacturer()).isEqualTo("Siemens");
        assertThat(sidecar.camera().model()).isEqualTo("HRRT");
        assertThat(sidecar.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TracerName",
                "TracerRadionuclide",
                "Units",
                "TimeZero",
                "ScanStart",
                "InjectionStart",
                "FrameTimesStart",
                "FrameDuration",
                "ImageDecayCorrected",
                "ImageDecayCorrectionTime"
            })
    void eachFieldThatIsNeededIsRefusedWhereItIsMissingOrNull(String field) {
        Refusal missing = refusal(SidecarText.healthy().without(field));
        assertThat(missing.reason()).isEqualTo(SidecarReason.BIDS_FIELD_MISSING);
        assertThat(missing.field()).isEqualTo(field);
        Refusal ofNull = refusal(SidecarText.healthy().with(field, "null"));
        assertThat(ofNull.reason()).isEqualTo(SidecarReason.BIDS_FIELD_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Manufacturer", "ModeOfAdministration", "InjectedMass", "ReconFilterType"})
    void fieldsThatOnlyBidsRequiresAreAFinding(String field) {
        assertThat(read(SidecarText.healthy().without(field)).findings())
                .containsExactly(new BidsFinding(SidecarReason.BIDS_FIELD_ABSENT, FILE, field, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FrameTimesStart | 0",
                "FrameTimesStart | \"0\"",
                "FrameTimesStart | [[0], [60], [180]]",
                "FrameTimesStart | [0, \"60\", 180]",
                "FrameTimesStart | [0, null, 180]",
                "FrameTimesStart | {\"0\": 0}",
                "FrameDuration   | []",
                "FrameDuration   | true",
                "ScanStart       | \"0\"",
                "ScanStart       | [0]",
                "ScanStart       | 1e999",
                "ImageDecayCorrected | \"true\"",
                "ImageDecayCorrected | 1",
                "ImageDecayCorrectionTime | \"scan start\"",
                "TracerName | 5",
                "TracerName | \" \"",
                "Units | [\"Bq/mL\"]",
            })
    void valuesOfAnotherShapeAreRefused(String field, String json) {
        Refusal refusal = refusal(SidecarText.healthy().with(field, json));
        assertThat(refusal.reason()).isEqualTo(SidecarReason.BIDS_FIELD_INVALID);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bq/mL, 1",
        "BQML, 1",
        "Bq/ml, 1",
        "Bq/cc, 1",
        "Bq/cm3, 1",
        "kBq/mL, 1e3",
        "kBq/ml, 1e3",
        "KBQML, 1e3",
        "MBq/mL, 1e6",
        "nCi/mL, 37",
        "uCi/cc, 37000",
    })
    void unitsOfConcentrationHaveTheirFactor(String units, double factor) {
        assertThat(read(SidecarText.healthy().with("Units", "\"" + units + "\""))
                        .unitsToBqPerMl())
                .isCloseTo(factor, within(1e-12 * factor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts", "CNTS", "cps", "SUV", "mBq/mL", "Bq", "Bq/L", "1", ""})
    void otherUnitsAreRefused(String units) {
        Refusal refusal = refusal(SidecarText.healthy().with("Units", "\"" + units + "\""));
        assertThat(refusal.reason()).isEqualTo(SidecarReason.UNITS_UNKNOWN);
        assertThat(refusal.field()).isEqualTo("Units");
    }

    @ParameterizedTest
    @CsvSource({"400, MBq, 400", "400000, kBq, 400", "0.4, GBq, 400", "4e8, Bq, 400", "10, mCi, 370", "100, MBQ, 100"})
    void injectedActivityIsInMegabecquerel(String number, String unit, double expected) {
        PetSidecar sidecar = read(SidecarText.healthy()
                .with("InjectedRadioactivity", number)
                .with("InjectedRadioactivityUnits", "\"" + unit + "\""));
        assertThat(sidecar.injectedMBq()).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "C11, C11",
        "11C, C11",
        "[11C], C11",
        "C-11, C11",
        "Carbon-11, C11",
        "^11^Carbon, C11",
        "c11, C11",
        "[18F], F18",
        "F18, F18",
        "18-F, F18",
        "Fluorine-18, F18",
        "O15, O15",
        "13N, N13",
        "Ga68, Ga68",
        "68Ga, Ga68",
        "Cu-64, Cu64",
        "89Zr, Zr89",
        "Rb82, Rb82",
        "I-124, I124",
    })
    void radionuclidesAreKnownHoweverTheyAreSpelled(String text, String label) {
        assertThat(read(SidecarText.healthy().with("TracerRadionuclide", "\"" + text + "\""))
                        .radionuclide()
                        .label())
                .isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C12", "C", "11", "Tc99m", "C11F18", "carbon", "F-11"})
    void otherRadionuclidesAreRefused(String text) {
        assertThat(refusal(SidecarText.healthy().with("TracerRadionuclide", "\"" + text + "\""))
                        .reason())
                .isEqualTo(SidecarReason.RADIONUCLIDE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25:61:00", "10:33", "10:33:60", "24:00:00", "1:02:03", "103347", "10:33:47.", "10:33:47,5", ""})
    void timesThatAreNoneAreRefused(String time) {
        assertThat(refusal(SidecarText.healthy().with("TimeZero", "\"" + time + "\""))
                        .reason())
                .isEqualTo(SidecarReason.TIME_ZERO_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "70000", "\"70 kg\"", "\"n/a\"", "[70]"})
    void anImplausibleBodyWeightIsMissingWithAFinding(String weight) {
        PetSidecar sidecar = read(SidecarText.healthy().with("BodyWeight", weight));
        assertThat(sidecar.bodyWeightKg()).isNaN();
        assertThat(sidecar.findings())
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.BODY_WEIGHT_IMPLAUSIBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InjectedRadioactivity | \"222.264\" | the text \"222.264\" instead of a number",
                "InjectedRadioactivity | \"n/a\"     | n/a",
                "InjectedRadioactivity | null        | missing",
                "InjectedRadioactivity | 0           | 0 MBq",
                "InjectedRadioactivity | -5          | -5 MBq",
                "InjectedRadioactivity | 400000      | 400000 MBq",
                "InjectedRadioactivityUnits | \"mSV\" | mSV instead of",
                "InjectedRadioactivityUnits | null    | missing",
                "InjectedRadioactivityUnits | 6       | the value 6",
            })
    void anInjectedActivityThatIsNoneIsMissingWithAFinding(String field, String json, String found) {
        PetSidecar sidecar = read(SidecarText.healthy().with(field, json));
        assertThat(sidecar.injectedMBq()).isNaN();
        assertThat(sidecar.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(SidecarReason.INJECTED_ACTIVITY_UNUSABLE);
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.found()).contains(found);
        });
    }

    @Test
    void aTimeZeroWithAFractionIsTakenWithAFinding() {
        PetSidecar sidecar = read(SidecarText.healthy().with("TimeZero", "\"17:10:15.000000\""));
        assertThat(sidecar.clock().timeZero()).isEqualTo("17:10:15.000000");
        assertThat(sidecar.findings())
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.TIME_ZERO_FRACTION);
    }

    /** As a converter of DICOM left one (ds004856): what is wrong is told in one night and not in five. */
    @Test
    void anInjectionInMillisecondsIsToldAlsoWhereFramesAreRefused() {
        Refusal refusal = refusal(
                SidecarText.healthy().with("FrameDuration", "[60, 0, 300]").with("InjectionStart", "-3000000"));

        assertThat(refusal.problems()).extracting(Refusal::field).containsExactly("FrameDuration", "InjectionStart");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        byte[] text = SidecarText.healthy()
                .with("FrameTimesStart", "[0, 600000]")
                .with("FrameDuration", "[600000, 0]")
                .with("InjectedRadioactivityUnits", "\"mSV\"")
                .with("TracerRadionuclide", "\"X99\"")
                .without("ScanStart")
                .toString()
                .getBytes(UTF_8);
        Refusal all = catchThrowableOfType(
                Refusal.class,
                () -> PetSidecar.read(dataset.file(FILE, text).store(), List.of(FILE), java.util.OptionalInt.of(1)));
        assertThat(all.problems())
                .extracting(problem -> problem.reason() + " " + problem.field())
                .containsExactly(
                        "RADIONUCLIDE_UNKNOWN TracerRadionuclide",
                        "BIDS_FIELD_MISSING ScanStart",
                        "FRAME_TIMES_INCONSISTENT FrameDuration",
                        "FRAME_TIMES_UNIT FrameDuration",
                        "FRAME_COUNT_MISMATCH FrameTimesStart",
                        "INJECTED_ACTIVITY_UNUSABLE InjectedRadioactivityUnits");
        assertThat(all.reason()).isEqualTo(SidecarReason.RADIONUCLIDE_UNKNOWN);
        assertThat(all.getMessage()).contains("X99", "ScanStart", "milliseconds", "mSV", "1 frames in the image");
    }

    @Test
    void controlCharactersOfATracerNameAreEscaped() {
        PetSidecar sidecar = read(SidecarText.healthy().with("TracerName", "\"AZ\\n<b>\\u202e\\t1\""));
        assertThat(sidecar.tracerName()).isEqualTo("AZ\\u000a<b>\\u202e\\u00091");
        assertThat(sidecar.findings()).extracting(BidsFinding::reason).containsExactly(SidecarReason.TEXT_ESCAPED);
    }

    // ---- strict JSON

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"Units\": \"Bq/mL\"",
                "{\"Units\": \"Bq/mL\",}",
                "{\"ScanStart\": NaN}",
                "{\"ScanStart\": Infinity}",
                "{\"Other\": NaN}",
                "{\"ScanStart\": 0, \"ScanStart\": 1}",
                "{\"Other\": {\"a\": 0, \"a\": 1}}",
                "{/* why */ \"ScanStart\": 0}",
                "{\"ScanStart\": 0} // why",
                "{\"ScanStart\": 0} {}",
                "{'ScanStart': 0}",
                "{ScanStart: 0}",
                "{\"ScanStart\": 00}",
                "{\"ScanStart\": +1}",
                "{\"TracerName\": \"a\tb\"}"
            })
    void whatIsNoStrictJsonIsRefused(String text) {
        assertThat(refusal(text.getBytes(UTF_8)).reason()).isEqualTo(SidecarReason.JSON_INVALID);
    }

    @Test
    void aKeyThatIsThereTwiceIsShownWithBothLines() {
        String text = SidecarText.healthy().toString().replaceFirst("\\{", "{\n  \"Units\": \"Bq/mL\",");
        assertThat(refusal(text.getBytes(UTF_8)).found())
                .isEqualTo("Units that is there twice, in line 2 and in line 5");
        String other = "{\"CANARY\": 1,\n\"a\": [{\"b\": 1,\n \"b\": 2}]}";
        assertThat(refusal(other.getBytes(UTF_8)).found())
                .isEqualTo("a key that is there twice, in line 2 and in line 3");
    }

    @Test
    void aByteOrderMarkIsAccepted() {
        assertThat(read(("\uFEFF" + SidecarText.healthy()).getBytes(UTF_8)).findings())
                .isEmpty();
    }

    @Test
    void utf16AndBrokenUtf8AreRefused() {
        String text = SidecarText.healthy().toString();
        assertThat(refusal(text.getBytes(UTF_16LE)).reason()).isEqualTo(SidecarReason.JSON_INVALID);
        assertThat(refusal(("\uFEFF" + text).getBytes(UTF_16LE)).found()).contains("UTF-16");
        byte[] broken =
                SidecarText.healthy().with("TracerName", "\"A?\"").toString().getBytes(UTF_8);
        broken[new String(broken, UTF_8).indexOf('?')] = (byte) 0xE4;
        assertThat(refusal(broken).found()).contains("UTF-8");
    }

    @Test
    void deepAndLongFilesAreRefusedWithinBounds() {
        String deep = "{\"Other\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(refusal(deep.getBytes(UTF_8)).found()).contains("levels");
        String longText = "{\"TracerName\": \"" + "A".repeat(200_000) + "\"}";
        assertThat(refusal(longText.getBytes(UTF_8)).reason()).isEqualTo(SidecarReason.JSON_INVALID);
        byte[] large = new byte[BoundedText.LARGEST_BYTES + 1];
        java.util.Arrays.fill(large, (byte) ' ');
        assertThat(refusal(large).found()).contains("MiB");
    }

    // ---- blindness

    @Test
    void nothingAboutDrugsIsReachableFromASidecar() {
        PetSidecar sidecar = read(SidecarText.healthy()
                .with("PharmaceuticalName", "\"CANARYketamine\"")
                .with("PharmaceuticalDoseAmount", "[\"CANARY\", 1]")
                .with("PharmaceuticalDoseRegimen", "{\"CANARY\": \"CANARY\"}")
                .with("Anaesthesia", "\"CANARY\"")
                .with("PatientName", "\"CANARY\"")
                .with("PharmaceuticalDoseTime", "999888777"));
        assertThat(sidecar.toString()).doesNotContain("CANARY").doesNotContain("999888777");
        assertThat(serialized(sidecar)).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"PharmaceuticalName\": CANARY}",
                "{\"PharmaceuticalName\": \"CANARY}",
                "{\"PharmaceuticalName\": \"CANARY\", \"PharmaceuticalName\": \"CANARY\"}",
                "{\"PharmaceuticalName\": \"CANARY\"; }",
                "{\"a\": {\"CANARY\": 1, \"CANARY\": 2}}"
            })
    void refusalsOfBrokenFilesQuoteNothingOfThem(String text) {
        Refusal refusal = refusal(text.getBytes(UTF_8));
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("CANARY");
    }

    @Test
    void aSidecarTravelsBetweenMachines() throws IOException, ClassNotFoundException {
        PetSidecar sidecar = read(SidecarText.healthy().with("BodyWeight", "0"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(sidecar);
        Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(back).isEqualTo(sidecar);
    }

    private static String serialized(PetSidecar sidecar) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(sidecar);
            return bytes.toString(UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
