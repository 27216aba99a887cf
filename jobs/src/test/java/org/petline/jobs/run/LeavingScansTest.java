package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.Table;
import org.petline.jobs.upkeep.Cleaning;
import org.petline.jobs.upkeep.Verification;

/** What leaves a dataset leaves the tables and is told; what is there under another name is known; others' data stay. */
class LeavingScansTest {
    private static final String GONE = "sub-02_ses-baseline";
    private static final String NEW_NAME = "sub-09_ses-baseline";

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    private TinyStudy study;
    private ShortRun.Place place;
    private Store output;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @BeforeEach
    void finish() throws IOException {
        study = nights.study().copyTo(folder);
        place = nights.finishedAt(folder.resolve("out").toString())
                .of(study.root().toString());
        output = FaultyNights.storeAt(place.output());
    }

    @Test
    void aScanThatLeavesTheDatasetLeavesAllTablesButScansAndComesBackAsItWas() throws Exception {
        SortedMap<String, String> before = tables();
        Files.move(study.file("sub-02"), folder.resolve("away"));
        assertThat(ShortRun.of(place).failure()).isNull();
        OutputState now = OutputState.of(output);
        assertThat(participantsOf(now)).doesNotContain("02").contains("01");
        assertThat(now.published().get("scans")).anySatisfy(row -> {
            assertThat(OutputState.value(row, "scan")).isEqualTo(GONE);
            assertThat(OutputState.value(row, "status")).isEqualTo("withdrawn");
            assertThat(OutputState.value(row, "reason_code")).isEqualTo("SCAN_WITHDRAWN");
        });
        assertThat(Verification.of(output).faults()).isEmpty();

        Files.move(folder.resolve("away"), study.file("sub-02"));
        assertThat(ShortRun.of(place).failure()).isNull();
        assertThat(FolderPrint.changed(before, tables())).isEmpty();
    }

    @Test
    void aScanThatIsRenamedIsKnownByItsImageAndFittedNoSecondTime() throws Exception {
        OutputPrint before = OutputPrint.of(output);
        rename("sub-02", "sub-09");
        bringThePictures();
        ShortRun run = ShortRun.of(place);
        assertThat(run.failure()).isNull();
        assertThat(participantsOf(OutputState.of(output))).doesNotContain("02").contains("01", "09");
        LedgerEntry old = entry(GONE);
        assertThat(old.row().outcome().reasonCode()).isEqualTo("SCAN_RENAMED");
        assertThat(old.row().outcome().message()).contains(NEW_NAME);
        assertThat(entry(NEW_NAME).row().outcome().status()).isEqualTo("done");
        for (String stage : List.of("realign", "coregister", "sample", "fit")) {
            String was = "petline/stages/" + GONE + "/" + stage + ".json";
            if (!before.files().containsKey(was)) continue;
            assertThat(OutputPrint.of(output)
                            .files()
                            .get("petline/stages/" + NEW_NAME + "/" + stage + ".json")
                            .sha256())
                    .as(stage)
                    .isEqualTo(before.files().get(was).sha256());
        }
        assertThat(OutputPrint.of(output).files().keySet()).noneMatch(path -> path.startsWith("sub-02/"));
        assertThat(Verification.of(output).faults()).isEmpty();
    }

    /** Drawing is no part of what is shown here, and takes nine tenths of the time. */
    private void bringThePictures() throws IOException {
        for (String path :
                OutputPrint.of(output).only(DrawnPictures.PATHS).files().keySet()) {
            if (!path.contains(GONE)) continue;
            byte[] bytes = output.read(path);
            output.write(path.replace(GONE, NEW_NAME), out -> out.write(bytes));
        }
    }

    @Test
    void manyScansThatVanishAtOnceAreNoWithdrawalAndTheNightSaysSo() throws Exception {
        SortedMap<String, String> before = tables();
        Files.move(study.file("sub-02"), folder.resolve("away2"));
        Files.move(study.file("sub-03"), folder.resolve("away3"));
        ShortRun run = ShortRun.of(place);
        assertThat(reasonOf(run)).isEqualTo(PipelineReason.TOO_MANY_WITHDRAWN);
        assertThat(((Refusal) run.failure()).found()).contains("2 of 3 scans are gone, and 1 may be", GONE);
        assertThat(FolderPrint.changed(before, tables())).isEmpty();
        assertThat(entry(GONE).row().outcome().status()).isEqualTo("done");
        assertThat(lastRun().exitCode()).isEqualTo(1);
        assertThat(lastRun().verdict()).contains("TOO_MANY_WITHDRAWN").doesNotContain("Refusal");
    }

    @Test
    void aDatasetWithoutPetLeavesARecordWithItsCause() throws Exception {
        for (String each : List.of("sub-01", "sub-02", "sub-03")) Files.move(study.file(each), folder.resolve(each));
        ShortRun run = ShortRun.of(place);
        assertThat(reasonOf(run)).isEqualTo(PipelineReason.DATASET_WITHOUT_PET);
        assertThat(lastRun().verdict()).contains("DATASET_WITHOUT_PET");
        assertThat(run.said()).contains("petline-run {");

        ShortRun nothing = ShortRun.of(place.of(folder.resolve("nowhere").toString()));
        assertThat(reasonOf(nothing)).isEqualTo(PipelineReason.DATASET_MISSING);
        assertThat(lastRun().verdict()).contains("DATASET_MISSING");
        ShortRun fresh = ShortRun.of(place.of(folder.resolve("nowhere").toString())
                .at(folder.resolve("fresh").toString()));
        assertThat(reasonOf(fresh)).isEqualTo(PipelineReason.DATASET_MISSING);
        assertThat(folder.resolve("fresh")).doesNotExist();
    }

    @Test
    void anotherDatasetIsRefusedByNameBeforeAnythingIsWritten() throws Exception {
        OutputPrint before = OutputPrint.of(output);
        TinyStudy other = TinyStudy.shared().copyTo(Files.createDirectory(folder.resolve("other")));
        for (Path image : images(other)) other.bytes(image, Scene::flipped);
        ShortRun run = ShortRun.of(place.of(other.root().toString()));
        assertThat(reasonOf(run)).isEqualTo(PipelineReason.OUTPUT_OF_ANOTHER_DATASET);
        assertThat(((Refusal) run.failure()).found()).contains("last read at");
        assertThat(before.only("(?!petline/locks/).*").changedIn(OutputPrint.of(output)))
                .isEmpty();
    }

    @Test
    void aDatasetThatMovedIsKnownByItsImagesAndKeepsItsName() throws Exception {
        String name = DatasetRecord.of(output).orElseThrow().name();
        Path moved = Files.move(study.root(), folder.resolve("moved"));
        Files.writeString(
                moved.resolve("dataset_description.json"), "{\"Name\": \"another name\", \"BIDSVersion\": \"1.9.0\"}");
        SortedMap<String, String> before = tables();
        assertThat(ShortRun.of(place.of(moved.toString())).failure()).isNull();
        assertThat(DatasetRecord.of(output).orElseThrow().place())
                .isEqualTo(moved.toRealPath().toString());
        assertThat(DatasetRecord.of(output).orElseThrow().name()).isEqualTo(name);
        assertThat(FolderPrint.changed(before, tables())).isEmpty();
    }

    @Test
    void aFolderThatMayNotBeListedCostsItsOwnScansAndWithdrawsNone() throws Exception {
        Stores denied = location -> new InterposedStore(FaultyNights.storeAt(location), (step, path) -> {
            if (step == InterposedStore.Step.LIST && path.equals("sub-02")) {
                throw new AccessDeniedException(location + "/" + path);
            }
        });
        ShortRun run = ShortRun.of(place, denied, Faults.none(), RunLock.Manner.DEFAULT);
        assertThat(run.failure()).isNull();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(entry(GONE).row().outcome().status()).isEqualTo("stale");
        assertThat(entry(GONE).row().outcome().reasonCode()).isEqualTo("FOLDER_UNREADABLE");
        assertThat(entry(GONE).row().outcome().message()).contains("permission denied", "sub-02");
        assertThat(participantsOf(OutputState.of(output)))
                .as("the last good result")
                .contains("01", "02");

        assertThat(ShortRun.of(place).failure()).isNull();
        assertThat(entry(GONE).row().outcome().status()).isEqualTo("done");
    }

    /** As a run that was killed leaves a scan: stages that are done, and no entry. */
    @Test
    void afterAKillVerifyHasOneLineAndCleanKeepsTheStagesOfScansThatAreInTheDataset() throws Exception {
        ShortRun.of(place);
        output.delete("petline/ledger/" + GONE + ".json");
        byte[] kept = {'{', '}'};
        output.write("petline/stages/sub-99_ses-x/fit.json", file -> file.write(kept));
        new RunHistory(output).begin(new RunStart("20260101T000000-killed", "2026-01-01T00:00:00Z", "run a b", 99));

        assertThat(Verification.of(output).faults())
                .singleElement()
                .asString()
                .contains("interrupted", "start petline run again");
        List<String> doomed = new Cleaning(output, folder.resolve("scratch"), line -> {}).plan();
        assertThat(doomed)
                .contains("petline/stages/sub-99_ses-x")
                .noneMatch(path -> path.startsWith("petline/stages/" + GONE));
    }

    private static List<Path> images(TinyStudy study) throws IOException {
        try (Stream<Path> all = Files.walk(study.root())) {
            return all.filter(path -> path.toString().endsWith("_pet.nii.gz")).toList();
        }
    }

    /** Another label of the participant, in all names of the dataset. */
    private void rename(String from, String to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(study.root())) {
            all = walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains(from))
                    .toList();
        }
        for (Path each : all) {
            Path target = study.root()
                    .resolve(study.root().relativize(each).toString().replace(from, to));
            Files.createDirectories(target.getParent());
            Files.move(each, target);
        }
    }

    private static List<String> participantsOf(OutputState state) {
        return state.published().get(Table.TACS.name()).stream()
                .map(row -> OutputState.value(row, "participant_id"))
                .distinct()
                .toList();
    }

    private LedgerEntry entry(String scan) throws IOException {
        return WholeRun.ledger(Path.of(place.output())).get(scan);
    }

    private RunRecord lastRun() throws IOException {
        RunHistory history = new RunHistory(HadoopSettings.ofThisProcess().storeAt(place.output()));
        String verdict = new String(output.read(RunRecorder.VERDICT), StandardCharsets.UTF_8);
        String id = verdict.replaceAll("(?s).*\"run\" ?: ?\"([^\"]+)\".*", "$1");
        return history.record(id).orElseThrow();
    }

    private static Object reasonOf(ShortRun run) {
        assertThat(run.failure()).isInstanceOf(Refusal.class);
        return ((Refusal) run.failure()).reason();
    }

    private SortedMap<String, String> tables() throws IOException {
        return OutputPrint.of(output).only("tables/(?!scans/).*").contents();
    }
}
