package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OlderParts;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.SealedText;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.upkeep.Verification;

/** An output folder that another version of petline left: one without a stage that is known today, or one with more. */
class OtherVersionsTest {
    private static final String STAGE = "segmentation";
    private static final String ALGORITHM = "algorithm of " + STAGE;

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    private ShortRun.Place place;
    private Store output;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @BeforeEach
    void finish() throws IOException {
        place = nights.finishedAt(folder.resolve("out").toString());
        output = FaultyNights.storeAt(place.output());
    }

    @Test
    void anOlderOutputKeepsEveryStageThatIsTheSameAndEndsAsOneOfToday() throws IOException, InterruptedException {
        makeOlder();
        OutputPrint before = OutputPrint.of(output);
        assertThat(Verification.of(output).faults())
                .as("nothing is wrong with it")
                .isEmpty();

        String plan = dryRun();
        assertThat(before.changedIn(OutputPrint.of(output))).as("a dry run").isEmpty();
        for (String scan : List.of(TinyStudy.BAD, TinyStudy.GOOD)) {
            assertThat(plan.lines().filter(line -> line.contains(scan)).map(line -> line.replaceAll(" +", " ")))
                    .containsExactly(
                            "redo " + scan + " " + STAGE + " " + ALGORITHM + " changed",
                            "redo " + scan + " publish follows " + STAGE);
        }

        ShortRun run = ShortRun.of(place);
        Invariants invariants = nights.invariantsOf(place);
        invariants.holdAfter(run, before);
        assertThat(before.only("petline/stages/.*").changedIn(OutputPrint.of(output)))
                .as("stages that were run again")
                .isEmpty();
        assertThat(stagesOfTheLastRun())
                .contains("\"" + STAGE + "\"", "\"publish\"")
                .doesNotContain("unpack", "sample");
        assertThat(Verification.of(output).faults()).isEmpty();
        assertThat(ShortRun.of(place).said()).contains("nothing to do");
    }

    @Test
    void anOlderVersionThatKnowsNoFewerStagesIsNotDueAtAll() throws IOException, InterruptedException {
        edit(entry -> withVersion(entry, "0.5.0"));
        assertThat(ShortRun.of(place).said()).contains("nothing to do");
        assertThat(ledger().get(TinyStudy.GOOD).row().run().petlineVersion()).isEqualTo("0.5.0");
    }

    @Test
    void backFromANewerVersionOnlyWhatItDidOtherwiseIsDoneAgain() throws IOException, InterruptedException {
        edit(entry -> {
            SortedMap<String, String> stages = new TreeMap<>(entry.stages());
            stages.put("algorithm of fit", "version 99");
            stages.put("fit", "another");
            stages.put("algorithm of invention", "version 1");
            stages.put("invention", "0123");
            return with(entry, entry.row(), stages, entry.result());
        });
        for (String scan : List.of(TinyStudy.BAD, TinyStudy.GOOD))
            output.delete("petline/stages/" + scan + "/fit.json");
        OutputPrint before = OutputPrint.of(output);
        assertThat(dryRun()).contains("fit        algorithm of fit changed").doesNotContain("sample");

        nights.invariantsOf(place).holdAfter(ShortRun.of(place), before);
        assertThat(before.only("petline/stages/.*").changedIn(OutputPrint.of(output)))
                .isEmpty();
        assertThat(ledger().get(TinyStudy.GOOD).stages()).doesNotContainKey("invention");
    }

    @Test
    void whatANewerVersionWroteThatThisOneCannotReadIsLeftAlone() throws IOException, InterruptedException {
        String path = "petline/ledger/" + TinyStudy.GOOD + ".json";
        byte[] entry = SealedText.edited(read(path), json -> json.replace("\"part\"", "\"invention\" : 1, \"part\""));
        output.write(path, out -> out.write(entry));
        OutputPrint before = OutputPrint.of(output);

        ShortRun run = ShortRun.of(place);

        assertThat(run.failure()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_NEWER);
            assertThat(refusal.file()).isEqualTo(path);
            assertThat(ExitCode.of(refusal)).isEqualTo(1);
        });
        String ofTheRun = "petline/(runs|locks)/.*|petline/(verdict|run)\\.json|petline/metrics\\.prom";
        assertThat(before.changedIn(OutputPrint.of(output)).filter(changed -> !changed.matches(ofTheRun)))
                .isEmpty();
    }

    /** As a version left it that knew no check of the segmentation, kept no list of files, and former rows in parts. */
    private void makeOlder() throws IOException {
        edit(entry -> {
            SortedMap<String, String> stages = new TreeMap<>(entry.stages());
            stages.remove(STAGE);
            stages.remove(ALGORITHM);
            SortedMap<String, ResultFile> files = new TreeMap<>(entry.result().files());
            files.remove(PublishedFiles.NAME);
            ScanResult result =
                    entry.result().exists() ? new ScanResult(entry.result().fingerprint(), files) : ScanResult.none();
            LedgerEntry older = withVersion(entry, "0.5.0");
            return with(older, older.row(), stages, result);
        });
        for (String path : OutputPrint.of(output).files().keySet()) {
            if (path.matches("petline/(stages/.*/" + STAGE + "|results/.*/published)\\.json|petline/view/.*"))
                output.delete(path);
        }
        output.delete("tables");
        SortedMap<String, LedgerEntry> ledger = ledger();
        new TableView(output).refresh(ledger.values());
        OlderParts.leaveIn(output);
    }

    private static LedgerEntry withVersion(LedgerEntry entry, String version) {
        Object[] values = new Object[Table.SCANS.schema().columns().size()];
        for (int column = 0; column < values.length; column++) {
            String name = Table.SCANS.schema().columns().get(column).name();
            Object value = Table.SCANS.schema().valueOf(entry.row(), column);
            values[column] = name.equals("petline_version") && value != null ? version : value;
        }
        ScanRow row = Table.SCANS.schema().rowOf(values);
        return with(entry, row, entry.stages(), entry.result());
    }

    private static LedgerEntry with(
            LedgerEntry entry, ScanRow row, SortedMap<String, String> stages, ScanResult result) {
        return LedgerEntry.of(row, entry.part(), stages, entry.inputs(), result);
    }

    /** Rewrites the entries of scans that are done. */
    private void edit(UnaryOperator<LedgerEntry> change) throws IOException {
        for (LedgerEntry entry : ledger().values()) {
            if (entry.status() == ScanStatus.DONE) new Ledger(output).commit(change.apply(entry));
        }
    }

    private SortedMap<String, LedgerEntry> ledger() throws IOException {
        return new Ledger(output).readAll().entries();
    }

    private String stagesOfTheLastRun() throws IOException {
        List<String> runs = new ArrayList<>(OutputPrint.of(output)
                .only("petline/runs/.*\\.stages\\.json")
                .files()
                .keySet());
        return new String(read(runs.get(runs.size() - 1)), StandardCharsets.UTF_8);
    }

    private byte[] read(String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return in.readAllBytes();
        }
    }

    private String dryRun() throws IOException, InterruptedException {
        StringWriter said = new StringWriter();
        RunRequest request = new RunRequest(
                new RunRequest.Places(place.dataset(), place.output(), List.of(), Optional.of(place.workFolder())),
                new ScanFilter(List.of(), List.of(), List.of(), Optional.empty()),
                place.settings(),
                Effort.DRY_RUN_OF_STAGES,
                Trust.STAMPS,
                RunLimits.NONE,
                RunRequest.Guards.with(RunLock.Manner.DEFAULT),
                "a test");
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()), Progress.Look.LOG);
        new Pipeline(silent, new PrintWriter(said, true), HadoopSettings.ofThisProcess(), (name, work) -> {
                    throw new AssertionError("a dry run does nothing");
                })
                .run(request);
        return said.toString();
    }
}
