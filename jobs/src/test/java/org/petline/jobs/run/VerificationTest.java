package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.upkeep.Cleaning;
import org.petline.jobs.upkeep.Verification;

/** What {@code petline verify} finds in an output folder that was damaged in one place, and what the next run mends. */
class VerificationTest {
    private static final SettingsReader OFF = SettingsReader.defaults()
            .withAssignment("coregistration.method=identity")
            .withAssignment("motion.method=off");
    private static final String PET = "sub-01/ses-baseline/pet/" + TinyStudy.BAD;
    private static final String REFERENCE = PET + "_desc-hmc_petref.nii.gz";
    private static final String PICTURE = "petline/evidence/" + TinyStudy.BAD + "/pictures/pet-on-t1w.png";

    @TempDir
    private static Path shared;

    private static TinyStudy study;
    private static SortedMap<String, LedgerEntry> entries;
    private static SortedMap<String, String> before;

    @TempDir
    private Path folder;

    private Store output;

    @BeforeAll
    static void runAndPublish() throws IOException {
        study = TinyStudy.shared();
        Path out = shared.resolve("out");
        entries = new SmallRun(out, OFF).over(study.root());
        new TableView(HadoopSettings.ofThisProcess().storeAt(out.toString())).refresh(entries.values());
        before = FolderPrint.of(out);
    }

    @BeforeEach
    void damageACopy() throws IOException {
        for (String path : before.keySet()) {
            Files.createDirectories(file(path).getParent());
            Files.copy(shared.resolve("out").resolve(path), file(path), StandardCopyOption.COPY_ATTRIBUTES);
        }
        output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
    }

    @Test
    void aLinkRoundInACircleIsNamedAndLeftAlone() throws IOException {
        Files.createSymbolicLink(file("sub-01/ses-baseline/loop\u001b[2J"), Path.of("../.."));

        List<Verification.Fault> faults = Verification.of(output).faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).toString())
                .startsWith("sub-01/ses-baseline/loop\\u001b[2J: belongs to no result of a scan");
    }

    @Test
    void anUndisturbedOutputIsCleanAndEveryFileOfAScanIsVouchedFor() throws IOException {
        Verification.Result result = Verification.of(output);
        assertThat(result.faults()).isEmpty();
        assertThat(result.leftovers()).isEmpty();
        assertThat(result.scans()).isEqualTo(2);
        assertThat(result.rows()).isGreaterThan(100);
        long published = before.keySet().stream()
                .filter(path -> path.startsWith("sub-")
                        || path.startsWith("petline/evidence/")
                        || path.startsWith("petline/results/"))
                .count();
        assertThat(result.files()).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GONE", "CUT", "FLIPPED"})
    void everyPublishedFileIsMissedWhenItIsGoneCutOrAltered(Harm harm) throws IOException {
        List<String> harmed = before.keySet().stream()
                .filter(path -> path.matches("(sub-|petline/evidence/|tables/).*"))
                .toList();
        for (String path : harmed) harm(file(path), harm);
        assertThat(Verification.of(output).faults())
                .extracting(fault -> fault.finding().file())
                .containsExactlyInAnyOrderElementsOf(harmed);
    }

    @Test
    void aResultThatIsDamagedIsToldOfOnceWithItsPart() throws IOException {
        String path = tacs();
        harm(file(path), Harm.FLIPPED);
        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith(path + ": has another content"))
                .anyMatch(fault -> fault.startsWith("tables/tacs/part-00000.parquet: "));
    }

    @Test
    void tablesThatLagBehindTheLedgerAreNamed() throws IOException {
        LedgerEntry entry = entries.get(TinyStudy.BAD);
        new Ledger(output).commit(LedgerEntry.of(entry.row(), 1, entry.stages(), entry.inputs(), entry.result()));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("tables/scans/part-00000.parquet: "))
                .anyMatch(fault -> fault.startsWith("tables/tacs/part-00001.parquet: is gone"));
    }

    @Test
    void rowsOfAnotherScanOrAnotherResultOrAnotherNumberAreNamed() throws IOException {
        LedgerEntry good = entries.get(TinyStudy.GOOD);
        LedgerEntry bad = entries.get(TinyStudy.BAD);
        commit(bad, new ScanResult(bad.result().fingerprint(), good.result().files()));
        assertThat(faults()).anyMatch(fault -> fault.contains("a row of another"));
        commit(bad, new ScanResult("0123abcd", bad.result().files()));
        assertThat(faults()).anyMatch(fault -> fault.contains("a row of another result than the ledger's"));
        SortedMap<String, ResultFile> files = new TreeMap<>(bad.result().files());
        files.computeIfPresent(
                "tacs", (table, file) -> new ResultFile(file.path(), file.bytes(), file.sha256(), file.rows() + 1));
        commit(bad, new ScanResult(bad.result().fingerprint(), files));
        assertThat(faults()).singleElement().asString().contains("rows, and the ledger says");
        files.remove("tacs");
        commit(bad, new ScanResult(bad.result().fingerprint(), files));
        assertThat(faults()).anyMatch(fault -> fault.contains("has no rows of tacs"));
    }

    @Test
    void strangersAmongTablesAndDerivativesAreFaultsAndLeftoversAreNot() throws IOException {
        Files.writeString(file("tables/tacs/mine.parquet"), "x");
        Files.writeString(file(PET + "_model-OLD_kinpar.tsv"), "x");
        Files.createDirectories(file("petline/results/" + TinyStudy.BAD + "/0123456789abcdef"));
        Files.writeString(file("petline/results/" + TinyStudy.BAD + "/0123456789abcdef/tacs.parquet"), "x");
        Files.createDirectories(file("petline/stages/sub-99"));
        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("tables/tacs/mine.parquet: "))
                .anyMatch(fault -> fault.startsWith(PET + "_model-OLD_kinpar.tsv: "));
        assertThat(Verification.of(output).leftovers())
                .containsExactlyInAnyOrder(
                        "petline/results/" + TinyStudy.BAD + "/0123456789abcdef", "petline/stages/sub-99");
    }

    @Test
    void cleaningRemovesWhatKilledRunsLeftAndNothingElse() throws IOException, InterruptedException {
        leaveThingsAbout();
        Files.writeString(file(PET + "_mine.tsv"), "x");
        Files.writeString(file(PET + "_model-Theirs_kinpar.tsv"), "x");
        Files.writeString(file(PET + "_model-Theirs_kinpar.json"), "{\"SoftwareName\": \"another\"}");
        Files.writeString(file(PET + "_desc-preproc_pet.nii.gz"), "x");
        Files.writeString(file("notes.txt"), "x");
        Cleaning cleaning = new Cleaning(output, folder.resolve("nowhere"), ignored -> {});
        SortedMap<String, String> all = FolderPrint.of(folder);
        List<String> planned = cleaning.plan();
        assertThat(FolderPrint.of(folder)).isEqualTo(all);
        assertThat(planned)
                .containsExactlyInAnyOrder(
                        ".staging/young",
                        "petline/results/" + TinyStudy.BAD + "/0123456789abcdef",
                        "petline/stages/sub-99",
                        PET + "_model-OLD_kinpar.json",
                        PET + "_model-OLD_kinpar.tsv");
        assertThat(cleaning.run()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(FolderPrint.changed(before, FolderPrint.of(folder)))
                .filteredOn(path -> !path.startsWith("petline/locks/"))
                .containsExactlyInAnyOrder(
                        PET + "_mine.tsv",
                        PET + "_model-Theirs_kinpar.tsv",
                        PET + "_model-Theirs_kinpar.json",
                        PET + "_desc-preproc_pet.nii.gz",
                        "notes.txt");
        assertThat(cleaning.run()).isEmpty();
    }

    @Test
    void besideARunOnlyWhatIsOlderThanADayIsCleaned() throws IOException, InterruptedException {
        leaveThingsAbout();
        Files.writeString(file(".staging/old"), "x");
        Files.setLastModifiedTime(
                file(".staging/old"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        List<String> said = new ArrayList<>();
        Cleaning cleaning = new Cleaning(output, folder.resolve("nowhere"), said::add);
        try (RunLock running = RunLock.take(output, RunLock.Manner.DEFAULT, ignored -> {})) {
            assertThat(running.hadToWait()).isFalse();
            assertThat(cleaning.plan()).containsExactly(".staging/old");
            assertThat(cleaning.run()).containsExactly(".staging/old");
        }
        assertThat(said).hasSize(2).allMatch(line -> line.contains("a run is going on"));
        assertThat(file(".staging/young")).exists();
        assertThat(file("petline/stages/sub-99")).exists();
    }

    /** The clock here is ten years ahead of the disk's. */
    @Test
    void aFastClockMakesNothingOldThatARunIsWriting() throws IOException {
        leaveThingsAbout();
        Files.createDirectories(file("petline/locks"));
        Files.writeString(
                file("petline/locks/00000099.json"),
                "{\"owner\": \"o\", \"host\": \"h\", \"machine\": \"m\", \"process\": 7, \"since\": \"then\"}");
        Instant disksNow = Instant.now().minus(Duration.ofDays(3650));
        for (Store.Entry file : output.list("petline/locks")) setTime(file.path(), disksNow);
        setTime(".staging/young", disksNow.minus(Duration.ofHours(23)));
        Files.writeString(file(".staging/old"), "x");
        setTime(".staging/old", disksNow.minus(Duration.ofHours(25)));
        assertThat(new Cleaning(output, folder.resolve("nowhere"), ignored -> {}).plan())
                .containsExactly(".staging/old");
    }

    private void setTime(String path, Instant time) throws IOException {
        Files.setLastModifiedTime(file(path), FileTime.from(time));
    }

    @Test
    void aLedgerThatCannotBeReadMakesNothingALeftover() throws IOException, InterruptedException {
        Files.writeString(file("petline/ledger/" + TinyStudy.BAD + ".json"), "{");
        assertThat(new Cleaning(output, folder.resolve("nowhere"), ignored -> {}).run())
                .isEmpty();
    }

    private void leaveThingsAbout() throws IOException {
        Files.writeString(file(PET + "_model-OLD_kinpar.tsv"), "x");
        Files.writeString(file(PET + "_model-OLD_kinpar.json"), "{\"SoftwareName\": \"petline\"}");
        Files.createDirectories(file("petline/results/" + TinyStudy.BAD + "/0123456789abcdef"));
        Files.writeString(file("petline/results/" + TinyStudy.BAD + "/0123456789abcdef/tacs.parquet"), "x");
        Files.createDirectories(file("petline/stages/sub-99"));
        Files.createDirectories(file(".staging"));
        Files.writeString(file(".staging/young"), "x");
    }

    @Test
    void anEntryThatCannotBeReadAndCountsThatDisagreeAreNamed() throws IOException {
        RunHistory history = new RunHistory(output);
        history.begin(new RunStart("20260101T000000-aaaaaa", "2026-01-01T00:00:00Z", "run a b"));
        history.end(new RunRecord(
                new RunRecord.Span("20260101T000000-aaaaaa", "2026-01-01T00:00:00Z", "2026-01-01T00:10:00Z"),
                new RunRecord.Ending(0, "3 scans: 3 done"),
                "run a b",
                new RunRecord.Counts(new TreeMap<>(Map.of("done", 3)), new TreeMap<>()),
                new TreeMap<>(),
                List.of()));
        assertThat(faults()).singleElement().asString().contains("{done=3}", "{done=2}");
        Files.writeString(file("petline/ledger/" + TinyStudy.BAD + ".json"), "{");
        assertThat(faults()).anyMatch(fault -> fault.startsWith("petline/ledger/" + TinyStudy.BAD + ".json: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GONE", "CUT"})
    void whatIsGoneOrCutIsMadeAgainByTheNextRunAndNothingElse(Harm harm) throws IOException {
        List<String> harmed = List.of(
                REFERENCE,
                PICTURE,
                PET + "_from-orig_to-petref_mode-image_xfm.txt",
                "petline/evidence/" + TinyStudy.BAD + "/report.json");
        for (String path : harmed) harm(file(path), harm);
        assertThat(new ScanResults(output).damageOf(entries.get(TinyStudy.BAD).result()))
                .extracting(OutputFinding::file)
                .containsExactlyInAnyOrderElementsOf(harmed);
        new SmallRun(folder, OFF).over(study.root());
        assertThat(FolderPrint.changed(before, FolderPrint.of(folder)))
                .isSubsetOf("petline/ledger/" + TinyStudy.BAD + ".json");
    }

    @Test
    void filesOfAModelThatIsNoLongerFittedGoWithIt() throws IOException {
        String gone = PET + "_model-SRTM_kinpar.tsv";
        assertThat(file(gone)).exists();
        SortedMap<String, LedgerEntry> refitted = new SmallRun(
                        folder,
                        OFF.withAssignment("kinetics.models=MRTM1").withAssignment("kinetics.primary-model=MRTM1"))
                .over(study.root());
        assertThat(file(gone)).doesNotExist();
        new TableView(output).refresh(refitted.values());
        assertThat(faults()).isEmpty();
    }

    /** What may happen to a file. */
    enum Harm {
        GONE,
        CUT,
        FLIPPED
    }

    private static void harm(Path file, Harm harm) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        switch (harm) {
            case GONE -> Files.delete(file);
            case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case FLIPPED -> {
                // The middle of a part is room for its next version.
                boolean part = file.toString().endsWith(".parquet");
                bytes[part ? bytes.length - 1000 : bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
    }

    private void commit(LedgerEntry entry, ScanResult result) throws IOException {
        new Ledger(output).commit(LedgerEntry.of(entry.row(), 0, entry.stages(), entry.inputs(), result));
    }

    private List<String> faults() throws IOException {
        return Verification.of(output).faults().stream()
                .map(Verification.Fault::toString)
                .toList();
    }

    private static String tacs() {
        return entries.get(TinyStudy.BAD).result().files().get("tacs").path();
    }

    private Path file(String path) {
        return folder.resolve(path);
    }
}
