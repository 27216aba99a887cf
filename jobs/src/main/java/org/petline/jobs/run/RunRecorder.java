package org.petline.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.petline.OneLine;
import org.petline.files.FaultWords;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.publication.OutputText;
import org.petline.jobs.scan.PetlineVersion;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scheduling.SparkExecutors;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.RunSummary;
import org.petline.jobs.upkeep.Staging;

/**
 * Writes down that a run began, how it ended and the settings it used. The verdict is a file too: spark-submit does not
 * carry exit codes reliably in cluster mode.
 */
public final class RunRecorder {
    static final String VERDICT = "petline/verdict.json";

    /** The last run as OpenMetrics text. */
    public static final String METRICS = "petline/metrics.prom";

    /** How the line begins that tells a run's end to machines. */
    static final String SUMMARY_LINE = "petline-run ";

    static final String SETTINGS = "petline/settings.yaml";

    /** Sorts by time; the random end keeps two runs of one second apart. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private static final int RANDOM_LETTERS = 6;
    private static final int LONGEST_FAILURE = 1_000;

    private final Store output;
    private final RunStart start;
    private Staging nobodys;

    private RunRecorder(Store output, RunStart start, Staging nobodys) {
        this.output = output;
        this.start = start;
        this.nobodys = nobodys;
    }

    /** Begins a run. */
    static RunRecorder open(FencedStore output, RunRequest request) throws IOException {
        RunRecorder recorder = begin(output, request.command());
        new OutputText(output).publish(SETTINGS, request.settings().toYaml());
        return recorder;
    }

    /** Begins something else that changes what is published, and says so as a run does. */
    static RunRecorder begin(FencedStore output, String command) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String id = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, RANDOM_LETTERS);
        RunStart start =
                new RunStart(id, now.toString(), command, output.fence().number());
        Staging before = Staging.of(output);
        new RunHistory(output).begin(start);
        // Until this run has one: a run that is killed must not be taken for the one before it.
        output.delete(VERDICT);
        return new RunRecorder(output, start, before);
    }

    /** The run's id. */
    String run() {
        return start.run();
    }

    /**
     * Before this run's first file that readers see: files that earlier runs had on their way into place go. One of theirs
     * that stood still with the look at its lock behind it then has nothing left to put over ours.
     */
    void forestallEarlierRuns() {
        removeNobodys();
    }

    /**
     * All tasks have ended, and what they made is published: what is still on its way into place was of a task that was
     * killed. Not looked at sooner, for executors that were told to end may write for a moment longer.
     */
    void workIsOver() throws IOException {
        nobodys = Staging.of(output);
    }

    /**
     * Ends the run with its verdict; gives the line that tells it to machines.
     *
     * @param due scans that it was to do
     */
    String close(RunRecord.Ending ending, Collection<LedgerEntry> entries, int due, List<OutputFinding> findings)
            throws IOException {
        SortedMap<String, Integer> scans = new TreeMap<>();
        SortedMap<String, Integer> processed = new TreeMap<>();
        int waiting = 0;
        for (LedgerEntry entry : entries) {
            scans.merge(entry.status().word(), 1, Integer::sum);
            boolean ours = start.run().equals(entry.row().run().runRecord());
            if (ours) processed.merge(entry.status().word(), 1, Integer::sum);
            if (PipelineReason.NOT_REACHED.name().equals(entry.row().outcome().reasonCode())) waiting++;
        }
        RunRecord record = new RunRecord(
                untilNow(),
                ending,
                start.command(),
                new RunRecord.Counts(scans, processed),
                versions(),
                findings.stream().map(OutputFinding::toString).toList());
        return write(record, RunSummary.of(record, due, waiting));
    }

    /**
     * Ends a run that could not go on, as far as the output can still be written to; what it published stays. Gives the
     * line that tells it to machines.
     */
    String fail(Exception failure) {
        String verdict = "the run failed: " + OneLine.of(FaultWords.of(failure), LONGEST_FAILURE);
        RunRecord record = new RunRecord(
                untilNow(),
                new RunRecord.Ending(ExitCode.of(failure), verdict),
                start.command(),
                RunRecord.Counts.NONE,
                versions(),
                List.of());
        RunSummary summary = RunSummary.of(record, 0, 0);
        try {
            return write(record, summary);
        } catch (IOException unwritable) {
            failure.addSuppressed(unwritable);
            return line(summary);
        }
    }

    private RunRecord.Span untilNow() {
        return new RunRecord.Span(start.run(), start.started(), now());
    }

    /** The record that is kept for ever comes last: until it is there, what the others say can be taken back. */
    private String write(RunRecord record, RunSummary summary) throws IOException {
        text(VERDICT, summary.json());
        RunMetrics metrics = new RunMetrics(study(), summary, PetlineVersion.TEXT);
        text(METRICS, metrics.text());
        new RunHistory(output).end(record);
        removeNobodys();
        return line(summary);
    }

    /** Files that killed runs and executors were writing: this run has the lock, so they are nobody's. */
    private void removeNobodys() {
        try {
            nobodys.remove(output);
        } catch (IOException untidy) {
            // Untidy, not untrue: the run's end, petline clean, or the next run tries again.
        }
    }

    private static String line(RunSummary summary) {
        return SUMMARY_LINE + summary.json();
    }

    private String study() {
        String location = output.location().replaceFirst("/+$", "");
        return OneLine.of(location.substring(location.lastIndexOf('/') + 1));
    }

    private void text(String path, String content) throws IOException {
        output.write(path, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What the run works with, by name. */
    static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("petline", PetlineVersion.TEXT);
        versions.put("java", System.getProperty("java.version"));
        versions.put("spark", SparkExecutors.sparkVersion());
        return versions;
    }
}
