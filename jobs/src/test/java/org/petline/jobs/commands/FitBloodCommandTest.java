package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models with plasma through the whole command; on exact curves of one tissue compartment. */
class FitBloodCommandTest {
    private static final String F18 = "{\"Units\": \"kBq/mL\", \"TracerRadionuclide\": \"F18\"}";
    private static final double VT = 6;

    @TempDir
    private Path folder;

    private Path table;
    private Path blood;

    @BeforeEach
    void aScanWithBlood() throws IOException {
        table = folder.resolve("derivative/sub-01/pet/sub-01_tacs.tsv");
        blood = folder.resolve("raw/sub-01/pet/sub-01_recording-manual_blood.tsv");
        curves().write(table, F18);
        ArterialScan.writeBlood(blood, 0);
    }

    private static FitRun.Curves curves() {
        return new FitRun.Curves(ArterialScan.frames())
                .with("cortex", ArterialScan.tissue(0.3, 0.3 / VT))
                .with("nucleus", ArterialScan.tissue(0.25, 0.125));
    }

    private FitRun fit(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                table.toString(), "--model", "1TCM", "--vb", "0", "--delay", "0", "--parent-fraction", "unchanged"));
        arguments.addAll(List.of(options));
        return FitRun.of(arguments.toArray(String[]::new));
    }

    /** Interpolated samples of the peak leave this much. */
    private static void assertTruth(FitRun ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.main("cortex")).isCloseTo(VT, within(5e-4 * VT));
        assertThat(ran.main("nucleus")).isCloseTo(2, within(1e-3));
        assertThat(ran.out()).contains("VT mL/cm3");
    }

    @Test
    void samplesOfAFileGiveTheTrueVolume() {
        assertTruth(fit("--blood", blood.toString()));
    }

    @Test
    void anInputFunctionGivesTheTrueVolume() throws IOException {
        Path input = folder.resolve("sub-01_inputfunction.tsv");
        ArterialScan.writeInputFunction(input);
        assertTruth(fit("--input-function", input.toString()));
    }

    @Test
    void theRawDatasetHasTheBloodOfEachScan() throws IOException {
        rawScan();
        assertTruth(fit("--bids", folder.resolve("raw").toString()));
    }

    private void rawScan() throws IOException {
        Path image = folder.resolve("raw/sub-01/pet/sub-01_pet.nii.gz");
        Files.writeString(image, "listed, never read");
        Files.writeString(Path.of(image.toString().replace(".nii.gz", ".json")), "{}");
        Files.writeString(
                folder.resolve("raw/dataset_description.json"), "{\"Name\": \"raw\", \"BIDSVersion\": \"1.9.0\"}");
    }

    @Test
    void bloodAndCurvesShareTheClockOfTheInjection() throws IOException {
        curves().later(40).write(table, F18.replace("{", "{\"InjectionStart\": 40, "));
        ArterialScan.writeBlood(blood, 40);
        assertTruth(fit("--blood", blood.toString()));
    }

    @Test
    void curvesInBqAndBloodInKiloBqAreReconciled() throws IOException {
        curves().times(1000).write(table, F18.replace("kBq", "Bq"));
        assertTruth(fit("--blood", blood.toString()));
    }

    @Test
    void curvesOfUnknownUnitAreNotComparedWithBlood() throws IOException {
        Files.delete(Path.of(table.toString().replace(".tsv", ".json")));
        FitRun ran = fit("--blood", blood.toString(), "--weights", "uniform");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("CURVES_UNIT_UNKNOWN", "--units", table.toString());
        assertTruth(fit("--blood", blood.toString(), "--weights", "uniform", "--units", "kBq/mL"));
    }

    @Test
    void aScanWithoutBloodSaysSoAndOtherModelsGoOn() {
        FitRun alone = fit();
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("NOTHING_TO_FIT", "PLASMA_ABSENT");
        FitRun both = fit("--model", "SRTM", "--reference", "nucleus");
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.out()).contains("PLASMA_ABSENT", "SRTM, reference nucleus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--blood", "--input-function"})
    void bloodThatIsNotThereIsRefused(String option) {
        FitRun ran = fit(option, folder.resolve("gone.tsv").toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("gone.tsv", "remedy:");
    }

    @Test
    void theBloodOfOneScanServesNoOthers() {
        FitRun ran = fit(table.toString(), "--blood", blood.toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("2 scans and the blood of one: give --bids");
    }

    @Test
    void parentFractionsAboveOneAreRefused() throws IOException {
        Files.writeString(
                blood, "time\tplasma_radioactivity\tmetabolite_parent_fraction\n0\t0\t1\n60\t9\t90\n5400\t1\t20\n");
        Files.writeString(
                Path.of(blood.toString().replace(".tsv", ".json")),
                "{\"plasma_radioactivity\": {\"Units\": \"kBq/mL\"}, \"metabolite_parent_fraction\": {\"Units\": \"1\"}}");
        FitRun ran = FitRun.of(table.toString(), "--model", "1TCM", "--vb", "0", "--blood", blood.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("PARENT_FRACTION_INVALID");
    }

    @Test
    void bloodThatEndsEarlyIsSaid() throws IOException {
        List<String> lines = Files.readAllLines(blood);
        Files.write(blood, lines.subList(0, lines.size() - 200));
        FitRun ran = fit("--blood", blood.toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("BLOOD_ENDS_EARLY", "INPUT_ENDS_EARLY");
    }
}
