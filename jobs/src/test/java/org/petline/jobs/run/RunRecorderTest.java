package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.jobs.lock.LockReason;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunSummary;

/** A run's end as machines read it. */
class RunRecorderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    /** I9. */
    @Test
    void lastLineVerdictRunRecordAndMetricsTellTheSame() throws IOException {
        Path out = folder.resolve("out");
        Path copy = folder.resolve("copy.prom");

        WholeRun run = WholeRun.of(datasetOfOneRefusedScan(), out, "--metrics-file", copy.toString());

        assertThat(run.exit()).isEqualTo(2);
        String last = run.said().lines().reduce((earlier, later) -> later).orElseThrow();
        assertThat(last).startsWith("petline-run {");
        String verdict = Files.readString(out.resolve("petline/verdict.json"));
        assertThat(last).isEqualTo("petline-run " + verdict);
        JsonNode told = JSON.readTree(verdict);
        JsonNode record = JSON.readTree(Files.readAllBytes(out.resolve("petline/run.json")));
        assertThat(told.get("exit_code").asInt()).isEqualTo(run.exit());
        assertThat(record.get("exitCode").asInt()).isEqualTo(run.exit());
        for (String same : List.of("run", "verdict", "started", "ended", "scans", "processed")) {
            assertThat(told.get(same)).as(same).isEqualTo(record.get(same));
        }
        assertThat(Files.readString(out.resolve("petline/run.json")))
                .isEqualTo(Files.readString(
                        out.resolve("petline/runs/" + told.get("run").asText() + ".json")));
        assertThat(told.get("scans")).isEqualTo(JSON.readTree("{\"refused\": 1}"));
        assertThat(WholeRun.ledger(out)).hasSize(1);
        assertThat(Files.readString(out.resolve("petline/metrics.prom")))
                .isEqualTo(Files.readString(copy))
                .contains("petline_scans{study=\"out\",status=\"refused\"} 1\n")
                .contains("petline_last_run_exit_code{study=\"out\"} 2\n");
    }

    @Test
    void metricsAreOpenMetricsText() {
        SortedMap<String, Integer> scans = new TreeMap<>(Map.of("done", 58, "stale", 1, "waiting", 1));
        SortedMap<String, Integer> processed = new TreeMap<>(Map.of("done", 4));
        RunSummary run = new RunSummary(
                new RunRecord.Span("20260101T000000-aaaaaa", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"),
                new RunRecord.Ending(2, "60 scans"),
                new RunRecord.Counts(scans, processed),
                6,
                2);
        String text = new RunMetrics("a \"study\"\\of\nmine", run, "1.0").text();
        assertThat(text)
                .endsWith("\n# EOF\n")
                .contains("petline_scans{study=\"a \\\"study\\\"\\\\of\\nmine\",status=\"done\"} 58\n")
                .contains(",outcome=\"done\"} 4\n", "petline_waiting_scans{", "} 2\n")
                .contains(
                        "# TYPE petline_last_run_duration_seconds gauge\n# UNIT petline_last_run_duration_seconds seconds\n"
                                + "# HELP petline_last_run_duration_seconds ")
                .contains(
                        "petline_last_run_start_timestamp_seconds{study=\"a \\\"study\\\"\\\\of\\nmine\"} 1767225600\n")
                .doesNotContain("\r");
        String label = "[a-z_]+=\"([^\"\\\\]|\\\\.)*\"";
        String sample = "[a-z_]+\\{" + label + "(," + label + ")*\\} -?\\d+";
        String family = "# (TYPE [a-z_]+ gauge|UNIT [a-z_]+_seconds seconds|HELP [a-z_]+ .*)";
        assertThat(text.lines().filter(line -> !line.equals("# EOF")))
                .allMatch(line -> line.matches(sample + "|" + family));
        String name = "";
        for (String line : text.lines().filter(line -> !line.equals("# EOF")).toList()) {
            if (line.startsWith("# TYPE ")) name = line.replaceAll("# TYPE | gauge", "");
            assertThat(line).containsPattern("(^|^# [A-Z]+ )" + name + "[ {]");
        }
    }

    @Test
    void aRunThatFailedSaysSoAndKeepsNoCountsThatItDoesNotKnow() {
        assertThat(ExitCode.of(new IOException("disk full"))).isEqualTo(3);
        assertThat(ExitCode.of(Refusal.of(LockReason.OUTPUT_LOCKED))).isEqualTo(3);
        assertThat(ExitCode.of(Refusal.of(OutputReason.TABLE_NEWER))).isEqualTo(1);
    }

    @Test
    void metricsThatCannotBeCopiedAreAWarning() throws IOException {
        WholeRun run = WholeRun.of(
                datasetOfOneRefusedScan(),
                folder.resolve("out"),
                "--metrics-file",
                folder.resolve("nowhere/x.prom").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.said()).contains("metrics could not be copied");
    }

    /** Its scan has no sidecar, which the listing shows: the run needs no Spark and ends as any other. */
    private Path datasetOfOneRefusedScan() throws IOException {
        Path dataset = Files.createDirectories(folder.resolve("bids"));
        Files.writeString(
                dataset.resolve("dataset_description.json"), "{\"Name\": \"study\", \"BIDSVersion\": \"1.9.0\"}");
        Files.createDirectories(dataset.resolve("sub-01/pet"));
        Files.write(dataset.resolve("sub-01/pet/sub-01_pet.nii.gz"), new byte[] {1});
        return dataset;
    }
}
