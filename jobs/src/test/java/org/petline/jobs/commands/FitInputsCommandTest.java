package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.FrameTimes;

/** Whatever tables bring, good and bad, through the whole command; on exact curves. */
class FitInputsCommandTest {
    private static final String C11 = "{\"Units\": \"kBq/mL\", \"TracerRadionuclide\": \"C11\"}";

    @TempDir
    private Path folder;

    private Path table() {
        return folder.resolve("sub-01_tacs.tsv");
    }

    private FitRun fit(String... options) {
        String[] arguments = Arrays.copyOf(options, options.length + 3);
        arguments[options.length] = table().toString();
        arguments[options.length + 1] = "--reference";
        arguments[options.length + 2] = ExactCurves.REFERENCE;
        return FitRun.of(arguments);
    }

    private static void assertTruth(FitRun ran, double relative) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        for (int region = 0; region < ExactCurves.REGIONS.size(); region++) {
            String name = ExactCurves.REGIONS.get(region);
            double bpnd = ExactCurves.BPND.get(region);
            assertThat(ran.main(name)).as(name).isCloseTo(bpnd, within(relative * bpnd));
        }
    }

    @Test
    void exactCurvesGiveBpndToFourDigits() throws IOException {
        ExactCurves.curves().write(table(), C11);
        // Printed with four decimals; the fit is right to 0.002 % at worst.
        assertTruth(fit(), 1e-4 + 5e-5 / 0.25);
    }

    /** A scanner's averages of decaying activity: taken as corrected they gave less than half the BPND. */
    @Test
    void curvesThatAreNotCorrectedForDecayAreCorrected() throws IOException {
        ExactCurves.curves().decaying().write(table(), C11.replace("}", ", \"ImageDecayCorrected\": false}"));
        FitRun ran = fit();
        assertTruth(ran, 1e-4 + 5e-5 / 0.25);
        assertThat(ran.out()).contains("corrected for decay to TimeZero here");
        ExactCurves.curves().write(table(), "{\"Units\": \"kBq/mL\", \"ImageDecayCorrected\": false}");
        assertThat(fit("--weights", "uniform").err()).contains("CURVES_RADIONUCLIDE_UNKNOWN");
    }

    @Test
    void theUnitIsSaidAndMovesNoBindingPotential() throws IOException {
        ExactCurves.curves().write(table(), C11);
        FitRun kilo = fit();
        ExactCurves.curves().times(1000).write(table(), C11.replace("kBq/mL", "BQML"));
        FitRun plain = fit();
        assertThat(kilo.out()).contains("unit kBq/mL, fitted in Bq/mL");
        assertThat(plain.out()).contains("unit BQML, fitted in Bq/mL");
        for (String region : ExactCurves.REGIONS) assertThat(plain.line(region)).isEqualTo(kilo.line(region));
    }

    @Test
    void aBreakInTheScanIsBridged() throws IOException {
        ExactCurves.curves().without(24, 26).write(table(), C11);
        // What the reference did in the break is not known: a straight line over 6 min of 93 costs this much.
        assertTruth(fit(), 0.02);
    }

    @Test
    void timeRunsFromTheInjectionWhereverTimeZeroIs() throws IOException {
        String[] late = {"--model", "SUVR", "--window-start", "45", "--window-end", "75"};
        ExactCurves.curves().write(table(), C11);
        FitRun atZero = fit(late);
        ExactCurves.curves().later(600).write(table(), C11.replace("{", "{\"InjectionStart\": 600, "));
        FitRun bySidecar = fit(late);
        ExactCurves.curves().later(600).write(table(), C11);
        FitRun notSaid = fit(late);
        String[] said = Arrays.copyOf(late, late.length + 2);
        said[late.length] = "--injection-start";
        said[late.length + 1] = "600";
        FitRun byOption = fit(said);
        assertThat(bySidecar.out()).contains("injected 600 s after TimeZero", "0.0 to 93.0 min");
        assertThat(bySidecar.line("strong")).isEqualTo(atZero.line("strong"));
        assertThat(byOption.line("strong")).isEqualTo(atZero.line("strong"));
        assertThat(notSaid.line("strong")).isNotEqualTo(atZero.line("strong"));
    }

    @Test
    void framesBeforeTheInjectionChangeNothing() throws IOException {
        ExactCurves.curves().later(-20).write(table(), C11);
        FitRun ran = fit();
        assertThat(ran.out()).contains("-0.3 to 92.7 min");
        assertTruth(ran, 3e-4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "overlapping, 0, 60, 50, 120, TAC_FRAMES_INCONSISTENT",
        "unordered, 60, 120, 0, 60, TAC_FRAMES_INCONSISTENT",
        "negative durations, 60, 0, 120, 60, TAC_FRAMES_INCONSISTENT",
        "no number, x, 60, 60, 120, TABLE_NUMBER_INVALID"
    })
    void badFramesAreRefusedByNameAndTheOtherTablesGoOn(
            String what, String start, String end, String nextStart, String nextEnd, String code) throws IOException {
        ExactCurves.curves().write(table(), C11);
        Path bad = folder.resolve("sub-02_tacs.tsv");
        Files.writeString(
                bad,
                "frame_start\tframe_end\tcerebellum\tstrong\n" + start + "\t" + end + "\t1\t2\n" + nextStart + "\t"
                        + nextEnd + "\t1\t2\n");
        FitRun ran = fit(bad.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).as(what).contains(code, bad.toString(), "remedy:").doesNotContain("\tat ");
        assertThat(ran.out()).contains("2 scans: 1 fitted, 1 refused");
        assertThat(ran.main("strong")).isCloseTo(4, within(1e-3));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"n/a everywhere, NaN, TOO_FEW_FRAMES", "zeros, 0, ''"})
    void aRegionWithoutActivityIsARowWithoutNumbersAndTheOthersGoOn(String what, double value, String flag)
            throws IOException {
        double[] curve = new double[38];
        Arrays.fill(curve, value);
        ExactCurves.curves().with("empty", curve).write(table(), C11);
        FitRun ran = fit();
        assertThat(ran.exitCode()).isZero();
        List<String> row = ran.line("empty");
        assertThat(row.get(1)).as(what).isEqualTo("n/a");
        assertThat(row.get(row.size() - 1)).contains(flag).isNotEqualTo("n/a");
        assertThat(ran.main("strong")).isCloseTo(4, within(1e-3));
    }

    @Test
    void aRegionThatIsNoNumberIsRefusedAloneAndSaid() throws IOException {
        ExactCurves.curves().write(table(), C11);
        List<String> lines = Files.readAllLines(table());
        lines.replaceAll(line -> line + (line.startsWith("frame") ? "\ttypo" : "\t1,5"));
        Files.write(table(), lines);
        FitRun ran = fit();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("TABLE_NUMBER_INVALID", "typo", "1,5");
        assertThat(ran.main("strong")).isCloseTo(4, within(1e-3));
    }

    @Test
    void twoFramesAreTooFewAndSaySo() throws IOException {
        new FitRun.Curves(FrameTimes.ofSeconds(new double[] {0, 600}, new double[] {600, 600}))
                .with(ExactCurves.REFERENCE, 1, 2)
                .with("target", 2, 3)
                .write(table(), C11);
        FitRun ran = fit();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.line("target")).contains("TOO_FEW_FRAMES");
    }

    @Test
    void aReferenceOfZerosGivesNoNumbers() throws IOException {
        FitRun.Curves exact = ExactCurves.curves().with("nothing", new double[38]);
        exact.write(table(), C11);
        FitRun ran = FitRun.of(table().toString(), "--reference", "nothing");
        assertThat(ran.exitCode()).isZero();
        List<String> row = ran.line("strong");
        assertThat(row.get(1)).isEqualTo("n/a");
        assertThat(row.get(row.size() - 1)).contains("REFERENCE_NOT_POSITIVE");
    }

    @Test
    void aPlaceWithoutCurvesIsUsage() {
        FitRun ran = FitRun.of(folder.resolve("nowhere").toString(), "--reference", "x");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("CURVES_MISSING", "nowhere");
    }

    @Test
    void weightsOfAFileCountFromTimeZeroAndTheFitFromTheInjection() throws IOException {
        FitRun.Curves shifted = ExactCurves.curves().times(1.5).later(30);
        shifted.write(table(), C11.replace("{", "{\"InjectionStart\": 30, "));
        Path weights = folder.resolve("weights.tsv");
        StringBuilder text = new StringBuilder("frame_start\tweight\n");
        for (String line : Files.readAllLines(table()).stream().skip(1).toList()) {
            text.append(line, 0, line.indexOf('\t')).append("\t1\n");
        }
        Files.writeString(weights, text);
        FitRun ofFile = fit("--weights-file", weights.toString());
        assertThat(ofFile.out()).contains("weights file");
        assertThat(ofFile.line("strong")).isEqualTo(fit("--weights", "uniform").line("strong"));
        FitRun gone = fit("--weights-file", folder.resolve("gone.tsv").toString());
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("FILE_MISSING", "gone.tsv");
    }

    @Test
    void suvTakesDoseAndWeightOfTheSidecar() throws IOException {
        new FitRun.Curves(FrameTimes.ofSeconds(new double[] {2400, 3000, 3600}, new double[] {600, 600, 600}))
                .with("cortex", 5, 5, 5)
                .write(
                        table(),
                        "{\"Units\": \"kBq/mL\", \"InjectedRadioactivity\": 350, "
                                + "\"InjectedRadioactivityUnits\": \"MBq\", \"BodyWeight\": 70}");
        FitRun ran = FitRun.of(table().toString(), "--model", "SUV", "--weights", "uniform");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.main("cortex")).isEqualTo(1); // 5 kBq/mL of 350 MBq in 70 kg
    }

    @Test
    void namesOfRegionsMayHoldAnything() throws IOException {
        String odd = "it's <a>, \"b\": [c] & {d}";
        FitRun.Curves exact = ExactCurves.curves();
        exact.with(odd, new double[38]);
        exact.write(table(), C11);
        List<String> lines = Files.readAllLines(table());
        String header = lines.get(0).replace(ExactCurves.REFERENCE, "re,f: 'x'");
        lines.set(0, header);
        Files.write(table(), lines);
        FitRun ran = FitRun.of(table().toString(), "--reference", "re,f: 'x'", "--region", odd, "--region", "strong");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains(odd, "reference re,f: 'x'").doesNotContain("middle");
    }
}
