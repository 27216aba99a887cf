package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petline.jobs.run.TinyStudy.BAD;
import static org.petline.jobs.run.TinyStudy.GOOD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.BindingPotentialRow;

/**
 * Whole runs on embedded Spark: what a night does, what the next one leaves alone, and what a bad scan costs the others.
 *
 * <p>The study is processed once with two cores; each test goes on from a copy of it and of its output.
 */
class PipelineIT {
    @TempDir
    private static Path shared;

    private static TinyStudy original;
    private static SortedMap<String, String> input;
    private static WholeRun first;

    @TempDir
    private Path folder;

    private TinyStudy study;
    private Path out;

    @BeforeAll
    static void processOnce() throws IOException {
        original = TinyStudy.shared();
        input = FolderPrint.withTimes(original.root());
        first = WholeRun.of(original.root(), shared.resolve("out"), "--scan-time-limit", "1h");
        assertThat(first.exit()).as(first.said()).isZero();
    }

    @BeforeEach
    void goOnFromACopy() throws IOException {
        study = original.copyTo(folder);
        out = folder.resolve("out");
        try (Stream<Path> all = Files.walk(shared.resolve("out"))) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(
                        each, out.resolve(shared.resolve("out").relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void theInputIsUntouched() throws IOException {
        assertThat(FolderPrint.withTimes(original.root())).isEqualTo(input);
    }

    @Test
    void aSecondRunDoesNothingAndSaysSo() throws IOException {
        SortedMap<String, String> before = FolderPrint.of(out);
        WholeRun second = WholeRun.of(study.root(), out);
        assertThat(second.exit()).isZero();
        assertThat(second.said()).contains("nothing to do", "worked on 0");
        assertThat(FolderPrint.changed(before, FolderPrint.of(out)))
                .allMatch(path -> path.matches(
                        "petline/(runs|locks)/.*|petline/(verdict|run|dataset).json|petline/metrics.prom"));
    }

    @Test
    void aChangedKineticSettingRefitsWithoutReadingAVoxel() throws IOException {
        for (Path image : List.of(study.pet(), study.t1w(), study.segmentation())) {
            FileTime time = Files.getLastModifiedTime(image);
            byte[] garbage = new byte[(int) Files.size(image)];
            Arrays.fill(garbage, (byte) 'x');
            Files.write(image, garbage);
            Files.setLastModifiedTime(image, time);
        }
        WholeRun second = WholeRun.of(study.root(), out, "--set", "kinetics.weights=uniform");
        assertThat(second.exit()).as(second.said()).isZero();
        assertThat(bindingPotentials(BAD))
                .isNotEmpty()
                .allMatch(row -> row.choices().weights().equals("uniform"));
        assertThat(changedStages()).allMatch(path -> path.endsWith("/fit.json")).hasSize(2);
    }

    @Test
    void oneCoreGivesTheBitsOfTwo() throws IOException {
        Path alone = folder.resolve("alone");
        assertThat(WholeRun.on("local[1]", study.root(), alone).exit()).isZero();
        assertThat(FolderPrint.of(alone, PipelineIT::isResult)).isEqualTo(FolderPrint.of(out, PipelineIT::isResult));
    }

    @Test
    void aTouchedFileIsReadAndRedoesNothing() throws IOException {
        Files.setLastModifiedTime(study.pet(), FileTime.fromMillis(1_700_000_000_000L));
        SortedMap<String, String> before = FolderPrint.of(out, PipelineIT::isResult);
        WholeRun second = WholeRun.of(study.root(), out);
        assertThat(second.exit()).isZero();
        assertThat(second.said()).contains("worked on 1");
        assertThat(changedStages()).isEmpty();
        assertThat(FolderPrint.of(out, PipelineIT::isResult)).isEqualTo(before);
    }

    @Test
    void aWithdrawnScanLeavesTheTablesAndSaysSo() throws IOException {
        Files.delete(study.pet());
        Files.delete(study.sidecar());
        WholeRun second = WholeRun.of(study.root(), out);
        assertThat(second.exit()).as(second.said()).isZero();
        assertThat(second.said()).contains("1 withdrawn");
        assertThat(WholeRun.status(out, BAD)).isEqualTo("withdrawn");
    }

    @Test
    void aScanThatAFilterLeavesOutIsStillThere() throws IOException {
        Path filter = Files.writeString(folder.resolve("filter.json"), "{\"pet\": {\"subject\": \"02\"}}");
        WholeRun second = WholeRun.of(study.root(), out, "--bids-filter-file", filter.toString());
        assertThat(second.exit()).as(second.said()).isZero();
        assertThat(second.said()).contains("2 done").doesNotContain("withdrawn");
        assertThat(WholeRun.status(out, BAD)).isEqualTo("done");
    }

    @Test
    void aBadScanCostsItsNeighbourNothingAndIsTriedAgainWhenMended() throws IOException {
        Path fresh = folder.resolve("fresh");
        byte[] healthy = Files.readAllBytes(study.pet());
        study.bytes(study.pet(), bytes -> Arrays.copyOf(bytes, bytes.length / 2));

        WholeRun bad = WholeRun.of(study.root(), fresh);
        assertThat(bad.exit()).isEqualTo(2);
        assertThat(bad.showedATrace()).as(bad.said()).isFalse();
        assertThat(bad.said()).contains("GZIP_TRUNCATED", BAD, "remedy: ", "1 done, 1 refused");
        assertThat(Files.readString(fresh.resolve("petline/verdict.json"))).contains("\"exit_code\":2");
        assertThat(FolderPrint.of(fresh, PipelineIT::isOfTheNeighbour))
                .isEqualTo(FolderPrint.of(out, PipelineIT::isOfTheNeighbour));

        WholeRun again = WholeRun.of(study.root(), fresh);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.said()).contains("worked on 0");

        Files.write(study.pet(), healthy);
        assertThat(WholeRun.of(study.root(), fresh).exit()).isZero();
        assertThat(FolderPrint.of(fresh, PipelineIT::isResult)).isEqualTo(FolderPrint.of(out, PipelineIT::isResult));
    }

    @Test
    void aFailedRedoKeepsTheLastGoodRows() throws IOException {
        study.bytes(study.pet(), bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        SortedMap<String, String> before = FolderPrint.of(out, PipelineIT::isResult);
        WholeRun second = WholeRun.of(study.root(), out);
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.showedATrace()).isFalse();
        assertThat(second.said()).contains("GZIP_TRUNCATED");
        assertThat(WholeRun.status(out, BAD)).isEqualTo("stale");
        assertThat(FolderPrint.of(out, PipelineIT::isResult)).isEqualTo(before);
    }

    @Test
    void damageToTheOutputIsHealed() throws IOException {
        SortedMap<String, String> before = FolderPrint.of(out, PipelineIT::isResult);
        Path entry = out.resolve("petline/ledger/" + BAD + ".json");
        Files.write(entry, Arrays.copyOf(Files.readAllBytes(entry), 200));
        Files.delete(out.resolve(
                WholeRun.ledger(out).get(GOOD).result().files().get("tacs").path()));
        Files.write(out.resolve("tables/tacs/part-00000.parquet"), new byte[0]);
        WholeRun second = WholeRun.of(study.root(), out);
        assertThat(second.exit()).as(second.said()).isZero();
        assertThat(FolderPrint.of(out, PipelineIT::isResult)).isEqualTo(before);
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        SortedMap<String, String> before = FolderPrint.withTimes(out);
        Files.setLastModifiedTime(study.pet(), FileTime.fromMillis(1_700_000_000_000L));
        WholeRun dry = WholeRun.of(study.root(), out, "--dry-run");
        assertThat(dry.exit()).isZero();
        assertThat(dry.said()).contains("redo", BAD, "another time stamp", "skip", GOOD, "nothing was written");
        assertThat(FolderPrint.withTimes(out)).isEqualTo(before);
        assertThat(WholeRun.of(study.root(), folder.resolve("new"), "--dry-run").exit())
                .isZero();
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void stoppingAtTheFirstFailureSaysSo() throws Exception {
        study.json(fields -> fields.remove("Units"));
        WholeRun stopped = WholeRun.on("local[1]", study.root(), folder.resolve("stopped"), "--stop-on-first-failure");
        assertThat(stopped.exit()).isEqualTo(2);
        assertThat(stopped.showedATrace()).as(stopped.said()).isFalse();
        assertThat(stopped.said()).contains("BIDS_FIELD_MISSING");
        // A cancelled task may still write for a moment; the folder is not taken away below it.
        for (int tenth = 0; tenth < 600 && taskIsRunning(); tenth++) Thread.sleep(100);
        assertThat(taskIsRunning()).isFalse();
    }

    private static boolean taskIsRunning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("Executor task launch worker for task"));
    }

    @Test
    void labelsSelectAndUnknownOnesAreRefused() throws IOException {
        Path one = folder.resolve("one");
        WholeRun selected = WholeRun.of(
                study.root(),
                one,
                "--participant-label",
                "sub-02",
                "--session-label",
                "baseline",
                "--tracer",
                "AZ10419369");
        assertThat(selected.exit()).as(selected.said()).isZero();
        assertThat(WholeRun.ledger(one)).containsOnlyKeys(GOOD);
        for (String[] unknown :
                new String[][] {{"--participant-label", "09"}, {"--session-label", "followup"}, {"--tracer", "FDG"}}) {
            WholeRun refused = WholeRun.of(study.root(), folder.resolve("none"), unknown);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.said()).contains("_UNKNOWN: ", "there are ");
            assertThat(refused.showedATrace()).isFalse();
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void badSettingsAndPlacesAreRefusedBeforeAnythingIsWritten() throws IOException {
        Path none = folder.resolve("none");
        assertRefused("SETTING_UNKNOWN", WholeRun.of(study.root(), none, "--set", "motion.smoothing=6"));
        assertRefused("SETTING_INVALID", WholeRun.of(study.root(), none, "--set", "motion.smoothing-fwhm-mm=-1"));
        assertRefused("OUTPUT_IN_DATASET", WholeRun.of(study.root(), study.root()));
        assertRefused("OUTPUT_IN_DATASET", WholeRun.of(study.root(), study.file("sub-01/out")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), study.root());
        assertRefused("OUTPUT_IN_DATASET", WholeRun.of(link, study.root()));
        assertRefused("OUTPUT_IN_DATASET", WholeRun.of(study.root(), link.resolve("out")));
        assertRefused("DATASET_MISSING", WholeRun.of(folder.resolve("nowhere"), none));
        String unmounted = folder.resolve("unmounted").toString();
        assertRefused("DATASET_MISSING", WholeRun.of(study.root(), none, "--derivatives", unmounted));
        assertThat(none).doesNotExist();
    }

    private static void assertRefused(String code, WholeRun run) {
        assertThat(run.said()).contains(code);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.showedATrace()).isFalse();
    }

    /** All that is a pure function of the input: no run's id, no clock. */
    private static boolean isResult(String path) {
        boolean table = path.startsWith("tables/") && !path.startsWith("tables/scans/");
        return table || path.startsWith("sub-") || path.startsWith("petline/results/") || path.endsWith(".png");
    }

    private static boolean isOfTheNeighbour(String path) {
        return isResult(path) && path.contains(GOOD);
    }

    /** Kept results of stages whose bytes are not those of the first run. */
    private List<String> changedStages() throws IOException {
        return FolderPrint.changed(
                        FolderPrint.of(shared.resolve("out"), path -> path.startsWith("petline/stages/")),
                        FolderPrint.of(out, path -> path.startsWith("petline/stages/")))
                .toList();
    }

    private List<BindingPotentialRow> bindingPotentials(String scan) throws IOException {
        return rows(out, scan, Table.BINDING_POTENTIALS);
    }

    private static <R extends Record> List<R> rows(Path output, String scan, Table<R> table) throws IOException {
        return new ScanResults(HadoopSettings.ofThisProcess().storeAt(output.toString()))
                .read(WholeRun.ledger(output).get(scan).result(), table);
    }
}
