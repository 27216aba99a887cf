package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Reason;
import org.petline.Refusal;

class BloodTableTest {
    private static final String STEM = "sub-01/pet/sub-01_recording-manual_blood";
    private static final String SCAN = "sub-01/pet/sub-01_pet.nii.gz";

    /** What bids-examples and converters write, units and column order as they occur there. */
    private static final String SIDECAR = """
            {"PlasmaAvail": "true", "MetaboliteAvail": true, "WholeBloodAvail": true,
             "DispersionCorrected": false, "DispersionConstant": 2.6, "PharmaceuticalName": "kept out",
             "time": {"Description": "from TimeZero", "Units": "s"},
             "plasma_radioactivity": {"Units": "kBq/ml"},
             "whole_blood_radioactivity": {"Description": {"deep": ["Units"]}, "Units": "Bq/mL"},
             "metabolite_parent_fraction": {"Units": "arbitrary"}}
            """;

    private static final String TABLE = """
            time\tmetabolite_polar_fraction\tmetabolite_parent_fraction\twhole_blood_radioactivity\tplasma_radioactivity
            0\tn/a\t1\t0\t0
            60.5\tn/a\tn/a\t18123\t20.3163
            600\t0.5\t0.4405\tn/a\t6.1168
            """;

    @TempDir
    Path folder;

    private List<BloodTable> read(String table, String sidecar) {
        SmallDataset dataset =
                new SmallDataset(folder).image(SCAN).file(STEM + ".tsv", table).file(STEM + ".json", sidecar);
        return read(dataset);
    }

    private static List<BloodTable> read(SmallDataset dataset) {
        try {
            return dataset.scan(SCAN).readBlood(dataset.store(), BloodRecordings.ARTERIAL);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void columnsComeByNameInBecquerelPerMillilitreAndMissingCellsAreNaN() {
        BloodTable table = read(TABLE, SIDECAR).get(0);
        assertThat(table.recording()).isEqualTo("manual");
        assertThat(table.seconds()).containsExactly(0, 60.5, 600);
        assertThat(table.wholeBloodBqPerMl()).containsExactly(0, 18123, Double.NaN);
        assertThat(table.plasmaBqPerMl()).containsExactly(new double[] {0, 20316.3, 6116.8}, within(1e-9));
        assertThat(table.parentFraction()).containsExactly(1, Double.NaN, 0.4405);
        assertThat(table.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"DispersionCorrected\": false, \"DispersionConstant\": 2.6', NOT_CORRECTED, 2.6, 2.6",
        "'\"DispersionCorrected\": true, \"DispersionConstant\": 2.6', CORRECTED, 2.6, 0",
        "'\"DispersionCorrected\": \"true\"', CORRECTED, NaN, 0",
        "'\"DispersionCorrected\": \"False\"', NOT_CORRECTED, NaN, NaN",
        "'\"Other\": 1', UNKNOWN, NaN, NaN",
    })
    void whatRemainsOfDispersionFollowsFromBothFields(
            String fields, BloodTable.DispersionState state, double constant, double remaining) {
        String units = "\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\"}";
        BloodTable.Dispersion dispersion = read(
                        "time\twhole_blood_radioactivity\n0\t1\n600\t2\n", "{" + fields + "," + units + "}")
                .get(0)
                .dispersion();
        assertThat(dispersion).isEqualTo(new BloodTable.Dispersion(state, constant));
        assertThat(dispersion.remainingSeconds()).isEqualTo(Double.valueOf(remaining));
    }

    @Test
    void percentIsAFractionWhereTheUnitSaysSo() {
        BloodTable table = read(
                        TABLE.replace("0.4405", "44.05").replace("\t1\t0", "\t100\t0"),
                        SIDECAR.replace("arbitrary", "%"))
                .get(0);
        assertThat(table.parentFraction()[0]).isEqualTo(1);
        assertThat(table.parentFraction()[2]).isCloseTo(0.4405, within(1e-15));
    }

    @Test
    void sidecarsInheritFieldByField() {
        SmallDataset dataset = new SmallDataset(folder)
                .image(SCAN)
                .file(STEM + ".tsv", TABLE)
                .file("blood.json", SIDECAR)
                .file(STEM + ".json", "{\"plasma_radioactivity\": {\"Units\": \"Bq/mL\"}, \"DispersionConstant\": 3}");
        BloodTable table = read(dataset).get(0);
        assertThat(table.plasmaBqPerMl()).containsExactly(0, 20.3163, 6.1168);
        assertThat(table.wholeBloodBqPerMl()[1]).isEqualTo(18123);
        assertThat(table.dispersion().constantSeconds()).isEqualTo(3);
    }

    @Test
    void unsortedAndRepeatedTimesAreSortedAveragedAndSaid() {
        BloodTable table = read("""
                time\twhole_blood_radioactivity\tplasma_radioactivity\tmetabolite_parent_fraction
                600\t6\t8\t0.5
                0\t0\t0\t1
                60\t10\tn/a\tn/a
                60\t14\t3\tn/a
                """, SIDECAR).get(0);
        assertThat(table.seconds()).containsExactly(0, 60, 600);
        assertThat(table.wholeBloodBqPerMl()).containsExactly(0, 12, 6);
        assertThat(table.plasmaBqPerMl()).containsExactly(0, 3000, 8000);
        assertThat(table.findings())
                .extracting(BidsFinding::reason)
                .containsExactly(BloodFileReason.BLOOD_TIMES_UNSORTED, BloodFileReason.BLOOD_TIMES_REPEATED);
    }

    /** As in seven of seven tables of ds005619. */
    @Test
    void rowsOfZerosBehindTheLastSampleAreLeftOutAndSaid() {
        BloodTable table = read("""
                time\twhole_blood_radioactivity\tplasma_radioactivity\tmetabolite_parent_fraction
                12\t6\t8\t1
                600\t10\t9\t0.5
                0.0\t0.0\t0.0\t0.0
                0.0\t0.0\t0.0\t0.0
                """, SIDECAR).get(0);
        assertThat(table.seconds()).containsExactly(12, 600);
        assertThat(table.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(BloodFileReason.BLOOD_ROWS_OF_ZEROS);
            assertThat(finding.found()).isEqualTo("2 from line 4 on");
        });
    }

    /** Venous samples beside manual ones, as in ds004230: who wants them names them. */
    @Test
    void recordingsThatAreNotArterialAreLeftOutUnlessTheyAreNamed() throws IOException {
        String venous = STEM.replace("recording-manual", "recording-manualvenous");
        SmallDataset dataset = new SmallDataset(folder)
                .image(SCAN)
                .file(STEM + ".tsv", TABLE)
                .file(STEM + ".json", SIDECAR)
                .file(venous + ".tsv", TABLE)
                .file(venous + ".json", SIDECAR);
        BloodTable table = read(dataset).get(0);
        assertThat(table.recording()).isEqualTo("manual");
        assertThat(table.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(BloodFileReason.BLOOD_RECORDING_LEFT_OUT);
            assertThat(finding.found()).isEqualTo("manualvenous");
        });
        assertThat(dataset.scan(SCAN).readBlood(dataset.store(), List.of("manual", "manualvenous")))
                .hasSize(2);
        Refusal none = catchThrowableOfType(
                Refusal.class, () -> dataset.scan(SCAN).readBlood(dataset.store(), List.of("autosampler")));
        assertThat(none.reason()).isEqualTo(BloodFileReason.BLOOD_MISSING);
        assertThat(none.found()).isEqualTo("only recording-manual");
    }

    @Test
    void aRecordingWithoutASidecarCostsItselfAlone() {
        String automatic = STEM.replace("recording-manual", "recording-autosampler");
        SmallDataset dataset = new SmallDataset(folder)
                .image(SCAN)
                .file(STEM + ".tsv", TABLE)
                .file(STEM + ".json", SIDECAR)
                .file(automatic + ".tsv", TABLE);
        assertThat(read(dataset)).singleElement().satisfies(table -> {
            assertThat(table.recording()).isEqualTo("manual");
            assertThat(table.findings())
                    .extracting(BidsFinding::reason)
                    .containsExactly(BloodFileReason.BLOOD_RECORDING_WITHOUT_SIDECAR);
        });
    }

    /** An autosampler runs for two or three minutes; what counts is how long all recordings are. */
    @ParameterizedTest
    @CsvSource({"autosampler, 162, 0", "autosampler, 40, 1", "manual, 162, 1"})
    void aShortRecordingOfAMachineIsNoWrongUnit(String recording, int last, int findings) {
        String stem = STEM.replace("recording-manual", "recording-" + recording);
        String units = "{\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\"}}";
        SmallDataset dataset = new SmallDataset(folder)
                .image(SCAN)
                .file(stem + ".tsv", "time\twhole_blood_radioactivity\n0\t0\n" + last + "\t5\n")
                .file(stem + ".json", units);
        assertThat(read(dataset).get(0).findings()).hasSize(findings);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a bit above 1   | t;f/0;1/600;1.03 | PARENT_FRACTION_OUT_OF_RANGE",
                "a bit below 0   | t;f/0;1/600;-0.03 | PARENT_FRACTION_OUT_OF_RANGE",
                "negative        | t;w/0;-6/60;100/600;3 | BLOOD_ACTIVITY_NEGATIVE",
                "minutes         | t;w/0;0/60;100/90;3 | BLOOD_TIMES_UNIT",
                "milliseconds    | t;w/0;0/60000;100/900000;3 | BLOOD_TIMES_UNIT",
                "only as planned | t;w/0;0/600;100 | BLOOD_COLUMN_CONTRADICTED",
            })
    void whatIsOddIsAcceptedWithAFinding(String what, String text, BloodFileReason reason) {
        String sidecar = reason == BloodFileReason.BLOOD_COLUMN_CONTRADICTED
                ? SIDECAR
                : SIDECAR.replaceAll("\"[A-Za-z]+Avail\": \"?true\"?,", "");
        assertThat(read(table(text), sidecar).get(0).findings())
                .as(what)
                .extracting(BidsFinding::reason)
                .containsOnly(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "percent         | t;f/0;100/600;44 | s | metabolite_parent_fraction | PARENT_FRACTION_INVALID",
                "no activity     | t;w/0;0/600;0 | s | whole_blood_radioactivity | BLOOD_ACTIVITY_NOT_POSITIVE",
                "wrong sign      | t;p/0;0/60;-100/600;3 | s | plasma_radioactivity | BLOOD_ACTIVITY_NOT_POSITIVE",
                "one sample      | t;w/600;3 | s | '' | BLOOD_SAMPLES_TOO_FEW",
                "no sample       | t;w | s | '' | BLOOD_SAMPLES_TOO_FEW",
                "no time column  | w/600/700 | s | time | TABLE_COLUMN_MISSING",
                "no time         | t;w/0;1/n~a;2 | s | time | TABLE_NUMBER_INVALID",
                "time is second  | w;time/1;0/2;60 | s | time | BLOOD_TIME_NOT_FIRST",
                "nothing filled  | t;w;p/0;n~a;n~a/60;n~a;n~a | s | whole_blood_radioactivity, plasma_radioactivity"
                        + " | BLOOD_VALUES_MISSING",
                "minutes         | t;w/0;1/60;2 | min | time.Units | BLOOD_UNIT_UNKNOWN",
            })
    void whatIsWrongIsRefusedByName(String what, String text, String timeUnit, String field, String code) {
        String sidecar = SIDECAR.replace("\"s\"", "\"" + timeUnit + "\"");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(table(text), sidecar));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.file()).startsWith(STEM);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal comma   | t;w/0;1/60;2,5 | whole_blood_radioactivity | '\"2,5\" in line 3, a decimal comma'",
                "clock times     | t;w/10:15:00;1/10:16:30;2 | time | '\"10:15:00\" in line 2, a time of day'",
                "Unicode minus   | t;w/0;1/60;\u22125 | whole_blood_radioactivity"
                        + " | '\"\u22125\" in line 3, whose minus is U+2212'",
                "words           | t;w/0;1/60;much | whole_blood_radioactivity | '\"much\" in line 3'",
                "no time         | t;w/0;1/n~a;2 | time | n/a in line 3",
            })
    void aCellThatIsNoNumberIsNamedByColumnAndLine(String what, String text, String column, String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(table(text), SIDECAR));
        assertThat(refusal.reason()).as(what).isEqualTo(TableReason.TABLE_NUMBER_INVALID);
        assertThat(refusal.file()).isEqualTo(STEM + ".tsv");
        assertThat(refusal.field()).isEqualTo(column);
        assertThat(refusal.found()).isEqualTo(found);
        assertThat(refusal.reason().remedy()).contains("decimal point", "plain minus", "seconds");
    }

    @Test
    void aColumnWithoutANumberCostsNothingBesideOneThatHasSome() {
        BloodTable table =
                read(table("t;w;p/0;n~a;1/60;n~a;2/600;n~a;1"), SIDECAR).get(0);
        assertThat(table.wholeBloodBqPerMl()).containsOnly(Double.NaN);
        assertThat(table.plasmaBqPerMl()).containsExactly(1000, 2000, 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "counts per second | BLOOD_UNIT_UNKNOWN",
                "SUV | BLOOD_UNIT_UNKNOWN",
                "Bq | BLOOD_UNIT_UNKNOWN",
                "'' | BLOOD_UNIT_UNKNOWN",
            })
    void unknownUnitsAreRefusedAndNotGuessed(String unit, BloodFileReason reason) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(TABLE, SIDECAR.replace("kBq/ml", unit)));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.file()).isEqualTo(STEM + ".json");
        assertThat(refusal.field()).isEqualTo("plasma_radioactivity.Units");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | BLOOD_UNIT_UNKNOWN",
                "{\"whole_blood_radioactivity\": \"kBq/mL\"} | BLOOD_UNIT_UNKNOWN",
                "{\"whole_blood_radioactivity\": {\"Units\": 1}} | BIDS_FIELD_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": {}}} | BIDS_FIELD_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\", \"Units\": \"kBq/mL\"}} | JSON_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": | JSON_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\"}, \"DispersionConstant\": -1} | BIDS_FIELD_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\"}, \"DispersionConstant\": \"2\"}"
                        + " | BIDS_FIELD_INVALID",
                "{\"whole_blood_radioactivity\": {\"Units\": \"Bq/mL\"}, \"DispersionCorrected\": \"perhaps\"}"
                        + " | BIDS_FIELD_INVALID",
            })
    void sidecarsThatDoNotSayWhatIsNeededAreRefused(String sidecar, String code) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read("time\twhole_blood_radioactivity\n0\t1\n600\t2\n", sidecar));
        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.file()).isEqualTo(STEM + ".json");
    }

    @Test
    void aTableWithoutSidecarIsRefused() {
        SmallDataset dataset = new SmallDataset(folder).image(SCAN).file(STEM + ".tsv", TABLE);
        assertThat(reasonOf(dataset)).isEqualTo(BloodFileReason.BLOOD_SIDECAR_MISSING);
    }

    @Test
    void aScanWithoutBloodIsRefusedOnlyWhenItsBloodIsRead() {
        assertThat(reasonOf(new SmallDataset(folder).image(SCAN))).isEqualTo(BloodFileReason.BLOOD_MISSING);
    }

    @Test
    void twoTablesOfOneRecordingAreRefused() {
        String scan = "sub-01/pet/sub-01_task-rest_run-1_pet.nii.gz";
        SmallDataset dataset = new SmallDataset(folder)
                .image(scan)
                .file("sub-01/pet/sub-01_task-rest_recording-manual_blood.tsv", TABLE)
                .file("sub-01/pet/sub-01_run-1_recording-manual_blood.tsv", TABLE)
                .file("blood.json", SIDECAR);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> dataset.scan(scan).readBlood(dataset.store(), BloodRecordings.ARTERIAL));
        assertThat(refusal.reason()).isEqualTo(BloodFileReason.BLOOD_AMBIGUOUS);
    }

    private static Reason reasonOf(SmallDataset dataset) {
        return catchThrowableOfType(Refusal.class, () -> read(dataset)).reason();
    }

    private static String table(String text) {
        return text.replace("t;", "time\t")
                .replaceFirst("^w", "whole_blood_radioactivity")
                .replaceFirst("\tw", "\twhole_blood_radioactivity")
                .replaceFirst("[\t;]p\\b", "\tplasma_radioactivity")
                .replaceFirst("\tf", "\tmetabolite_parent_fraction")
                .replace('/', '\n')
                .replace(';', '\t')
                .replace('~', '/');
    }
}
