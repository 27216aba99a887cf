package org.petline.jobs.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.petline.bids.Store;
import org.petline.jobs.tables.Finding;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;

/**
 * Writes down that a run began, how it ended and the settings it used. The verdict is a file too: spark-submit does not
 * carry exit codes reliably in cluster mode.
 */
final class RunBook {
    static final String VERDICT = "petline/verdict.json";
    static final String SETTINGS = "petline/settings.yaml";

    /** Sorts by time; the random end keeps two runs of one second apart. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private static final int RANDOM_LETTERS = 6;
    private static final int RUN_FAILED = 3;

    private final Store output;
    private final RunStart start;

    private RunBook(Store output, RunStart start) {
        this.output = output;
        this.start = start;
    }

    /** Begins a run. */
    static RunBook open(Store output, RunRequest request) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String id = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, RANDOM_LETTERS);
        RunStart start = new RunStart(id, now.toString(), request.command());
        new RunHistory(output).begin(start);
        new OutputText(output).publish(SETTINGS, request.settings().toYaml());
        return new RunBook(output, start);
    }

    /** The run's id. */
    String run() {
        return start.run();
    }

    /** Ends the run with its verdict. */
    void close(int verdict, Collection<LedgerEntry> entries, RunPlan plan, List<Finding> findings) throws IOException {
        SortedMap<String, Integer> scans = new TreeMap<>();
        SortedMap<String, Integer> processed = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            scans.merge(entry.status().word(), 1, Integer::sum);
            boolean ours = start.run().equals(entry.row().runRecord());
            if (ours) processed.merge(entry.status().word(), 1, Integer::sum);
        }
        RunRecord record = new RunRecord(
                start.run(),
                start.started(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                verdict,
                VerdictText.sentence(entries),
                start.command(),
                scans,
                processed,
                versions(),
                findings.stream().map(Finding::toString).toList());
        new RunHistory(output).end(record);
        writeVerdict(record, plan.due().size());
    }

    private void writeVerdict(RunRecord record, int workedOn) throws IOException {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("run", record.run());
        summary.put("exit_code", record.exitCode());
        summary.put("verdict", record.verdict());
        summary.put("ended", record.ended());
        summary.put("scans", record.scans());
        summary.put("worked_on", workedOn);
        byte[] json = JsonMapper.builder().build().writeValueAsBytes(summary);
        output.write(VERDICT, out -> out.write(json));
    }

    /** Ends a run that could not go on, as far as the output can still be written to; what it published stays. */
    void fail(Exception failure) {
        RunRecord record = new RunRecord(
                start.run(),
                start.started(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                RUN_FAILED,
                "the run failed: " + failure,
                start.command(),
                new TreeMap<>(),
                new TreeMap<>(),
                versions(),
                List.of());
        try {
            new RunHistory(output).end(record);
            writeVerdict(record, 0);
        } catch (IOException unwritable) {
            failure.addSuppressed(unwritable);
        }
    }

    /** What the run works with, by name. */
    static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("petline", PetlineVersion.TEXT);
        versions.put("java", System.getProperty("java.version"));
        versions.put("spark", Cluster.sparkVersion());
        return versions;
    }
}
