package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.StageSeconds;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.tables.rows.FitChoices;
import org.petline.jobs.tables.rows.FitOrigin;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.testing.Labels;
import picocli.CommandLine;

class ResultCommandsTest {
    @TempDir
    private Path folder;

    private Store output;

    /** What a command printed, and its exit code. */
    private record Ran(int exitCode, String out, String err) {}

    @BeforeEach
    void studyOfOneGoodAndOneRefusedScan() throws IOException {
        output = HadoopSettings.ofThisProcess().storeAt(folder.resolve("out").toString());
        ScanResults results = new ScanResults(output);
        Ledger ledger = new Ledger(output);
        ScanResult result = ScanResult.of(
                "f00d",
                Map.of(
                        "kinetic_parameters",
                        results.write(
                                "sub-01",
                                "f00d",
                                Table.KINETIC_PARAMETERS,
                                List.of(parameter("k2", 0.1), parameter("BPND", -0.02), parameter("R1", null)))));
        ledger.commit(LedgerEntry.of(scan("01", "done"), 0, new TreeMap<>(), List.of(), result));
        ledger.commit(LedgerEntry.of(scan("02", "refused"), 0, new TreeMap<>(), List.of(), ScanResult.none()));
    }

    @Test
    void exportWritesEachTableAsOneCsvFile() throws IOException {
        Ran ran = run(new ExportCommand(), out(), "--format", "csv", "--to", target());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("kinetic_parameters.csv: 3 rows", "scans.csv: 2 rows", "tacs.csv: 0 rows");
        assertThat(folder.resolve("target/kinetic_parameters.csv"))
                .content()
                .startsWith("dataset,participant_id,session_id,task,tracer,reconstruction,run_id,scan,region,")
                .contains(
                        "study,01,,,AZ,,,sub-01,putamen,none,SRTM,cerebellum,decay,frame-average,keep,BPND,,true,-0.02,,,,,,,,,,f00d\n",
                        "study,01,,,AZ,,,sub-01,putamen,none,SRTM,cerebellum,decay,frame-average,keep,R1,,true,,,,,,,,,,,f00d\n");
        assertThat(folder.resolve("target/scans.csv")).content().contains("'=frames overlap");
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            assertThat(files).hasSize(Table.all().size() + 1);
        }
    }

    @Test
    void exportToTsvSaysNaAndToParquetKeepsTypes() throws IOException {
        assertThat(run(new ExportCommand(), out(), "--format", "tsv", "--to", target())
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("target/kinetic_parameters.tsv"))
                .content()
                .contains("\tR1\tn/a\ttrue\tn/a\tn/a\tn/a\tn/a\t");
        assertThat(run(new ExportCommand(), out(), "--format", "parquet", "--to", target())
                        .exitCode())
                .isZero();
        Store files = HadoopSettings.ofThisProcess().storeAt(target());
        assertThat(TableReader.read(files, "kinetic_parameters.parquet", Table.KINETIC_PARAMETERS))
                .extracting(row -> row.name().parameter())
                .containsExactly("BPND", "R1", "k2");
    }

    @Test
    void statusNamesRefusedScansWithReasonAndRemedyAndReturnsTheRunsVerdict() throws IOException {
        RunHistory history = new RunHistory(output);
        end(history, "20260101T000000Z", 0);
        end(history, "20260102T000000Z", 2);
        Ran ran = run(new StatusCommand(), out());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out())
                .startsWith("sub-02 refused: FRAME_TIMES_INCONSISTENT\n  =frames overlap\n  remedy: mend the sidecar\n")
                .contains("scans: 1 done, 1 refused\n", "run 20260102T000000Z: ", "exit code 2");
        assertThat(run(new StatusCommand(), out(), "--run", "20260101T000000Z").exitCode())
                .isZero();
    }

    @Test
    void statusListsTheLastRunsStageTimesAndScansThatWait() throws IOException {
        new Ledger(output)
                .commit(LedgerEntry.of(scan("03", "waiting"), 0, new TreeMap<>(), List.of(), ScanResult.none()));
        RunHistory history = new RunHistory(output);
        end(history, "20260101T000000Z", 0);
        history.stages("20260102T000000Z", new TreeMap<>(Map.of("fit", StageSeconds.of(List.of(3.0, 1.0, 2.0, 40.0)))));
        end(history, "20260102T000000Z", 2);
        history.begin(new RunStart("20260103T000000Z", "2026-01-03T00:00:00Z", "run a b"));
        Ran ran = run(new StatusCommand(), out(), "--runs", "2");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out())
                .contains("waiting: 1 scans that the next run does, sub-03 first\n")
                .containsPattern("fit +4 +2.0 +40.0 +46.0\n")
                .containsPattern("20260102T000000Z +2026-01-01T00:00:00Z +10.0 +2 +1 done\n")
                .containsPattern("20260103T000000Z +2026-01-03T00:00:00Z +has not ended\n")
                .doesNotContain("20260101T000000Z");
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(run(new StatusCommand(), out(), "--json").out());
        assertThat(json.get("exit_code").asInt()).isEqualTo(3);
        assertThat(json.at("/scans/waiting").asInt()).isEqualTo(1);
        assertThat(json.at("/problems/0/remedy").asText()).isEqualTo("mend the sidecar");
        assertThat(json.at("/stages/fit/p95_seconds").asDouble()).isEqualTo(40);
        assertThat(json.at("/runs")).hasSize(3);
        assertThat(json.at("/runs/1/exit_code").asInt()).isEqualTo(2);
        assertThat(json.has("lock")).isFalse();
    }

    @Test
    void statusSaysWhoIsWriting() throws IOException, InterruptedException {
        end(new RunHistory(output), "20260101T000000Z", 0);
        RunLock lock = RunLock.take(output, RunLock.Manner.DEFAULT, ignored -> {});
        assertThat(run(new StatusCommand(), out()).out()).contains("a run is going on: process ");
        assertThat(run(new StatusCommand(), out(), "--json").out()).contains("\"known_to_be_dead\" : false");
        lock.close();
        assertThat(run(new StatusCommand(), out()).out()).doesNotContain("going on");
    }

    @Test
    void aRunThatNeverEndedIsAFailedOne() throws IOException {
        end(new RunHistory(output), "20260101T000000Z", 0);
        new RunHistory(output).begin(new RunStart("20260103T000000Z", "2026-01-03T00:00:00Z", "run a b"));
        Ran ran = run(new StatusCommand(), out());
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("has not ended");
    }

    @Test
    void aRunOrFolderThatIsNotThereIsRefused() throws IOException {
        end(new RunHistory(output), "20260101T000000Z", 0);
        assertThat(refusal(new StatusCommand(), out(), "--run", "nonesuch")).isEqualTo(OutputReason.RUN_MISSING);
        assertThat(refusal(new StatusCommand(), target())).isEqualTo(OutputReason.OUTPUT_MISSING);
        assertThat(refusal(new ExportCommand(), target(), "--format", "csv", "--to", out()))
                .isEqualTo(OutputReason.OUTPUT_MISSING);
    }

    @Test
    void withoutItsLedgerAFolderIsRepairedFirst() throws IOException {
        end(new RunHistory(output), "20260101T000000Z", 2);
        new TableView(output).refresh(new Ledger(output).readAll().entries().values());
        assertThat(run(new RepairCommand(), out()).out()).contains("nothing to repair");
        output.delete(OutputLayout.LEDGER);
        assertThat(refusal(new StatusCommand(), out())).isEqualTo(OutputReason.LEDGER_MISSING);
        assertThat(refusal(new ExportCommand(), out(), "--format", "csv", "--to", target()))
                .isEqualTo(OutputReason.LEDGER_MISSING);
        assertThat(run(new RepairCommand(), out()).out())
                .contains("sub-01 has no whole result", "built the ledger again, 1 scans");
        assertThat(run(new StatusCommand(), out()).exitCode()).isEqualTo(2);
    }

    /** Its clean-up would take the files that a run is just writing. */
    @Test
    void exportDoesNotWriteWhereARunPutsItsOwn() {
        assertThat(refusal(new ExportCommand(), out(), "--format", "csv", "--to", out()))
                .isEqualTo(CommandReason.FOLDER_TAKEN);
        assertThat(run(new ExportCommand(), out(), "--format", "csv", "--to", out() + "/export")
                        .exitCode())
                .isZero();
    }

    private static Reason refusal(Object command, String... arguments) {
        Refusal[] thrown = new Refusal[1];
        new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((problem, ignored, parsed) -> {
                    thrown[0] = (Refusal) problem;
                    return 1;
                })
                .execute(arguments);
        return thrown[0].reason();
    }

    private static Ran run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String target() {
        return folder.resolve("target").toString();
    }

    private static void end(RunHistory history, String run, int exitCode) throws IOException {
        history.begin(new RunStart(run, "2026-01-01T00:00:00Z", "run a b"));
        history.end(new RunRecord(
                new RunRecord.Span(run, "2026-01-01T00:00:00Z", "2026-01-01T00:10:00Z"),
                new RunRecord.Ending(exitCode, "ended"),
                "run a b",
                new RunRecord.Counts(new TreeMap<>(), new TreeMap<>(Map.of("done", 1))),
                new TreeMap<>(),
                List.of()));
    }

    private static KineticParameterRow parameter(String name, Double estimate) {
        return new KineticParameterRow(
                Labels.of("study", "01", null, null, "AZ"),
                new RegionOfPvc("putamen", "none"),
                new FitChoices("SRTM", "cerebellum", "decay", "frame-average", "keep"),
                new KineticParameterRow.Name(name, null),
                true,
                new KineticParameterRow.Value(estimate, Double.NaN, Double.NaN, Double.NaN),
                new KineticParameterRow.Spread(null, null, null, null),
                new FitOrigin(null, null, "f00d"));
    }

    private static ScanRow scan(String participant, String status) {
        boolean done = status.equals("done");
        return new ScanRow(
                Labels.of("study", participant, null, null, "AZ"),
                ScanRow.Outcome.notDone(
                        ScanStatus.of(status),
                        done ? "" : "FRAME_TIMES_INCONSISTENT",
                        done ? "" : "=frames overlap",
                        done ? "" : "mend the sidecar",
                        ""),
                new ScanRow.Sources(null, null, null, null),
                ScanRow.Acquisition.UNKNOWN,
                new ScanRow.Fingerprints(null, null, null),
                new ScanRow.Run(null, null, null, null));
    }
}
