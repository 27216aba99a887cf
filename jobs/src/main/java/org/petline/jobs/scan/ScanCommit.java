package org.petline.jobs.scan;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.stages.StageFingerprints;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * What an attempt at a scan leaves: its entry in the ledger, which is the scan's only commit, and a trace of what nobody
 * expected.
 */
final class ScanCommit {
    private final RunContext context;
    private final ScanOrder order;
    private final SortedMap<String, String> choices;

    /**
     * The commits of one scan.
     *
     * @param choices hashes of settings and versions by name, as {@link RunFingerprint} gives them
     */
    ScanCommit(RunContext context, ScanOrder order, SortedMap<String, String> choices) {
        this.context = context;
        this.order = order;
        this.choices = choices;
    }

    /** Commits an entry, and then deletes results that no entry names. */
    void commit(ScanRow row, SortedMap<String, String> stages, List<InputFile> inputs, ScanResult result)
            throws IOException {
        LedgerEntry entry = LedgerEntry.of(row, order.part(), stages, inputs, result);
        new Ledger(context.output()).commit(entry);
        new ScanResults(context.output()).deleteOthers(entry);
    }

    /** Choices of the run and fingerprints of the scan's stages, as an entry holds them. */
    SortedMap<String, String> stages(StageFingerprints fingerprints) {
        SortedMap<String, String> all = new TreeMap<>(choices);
        all.putAll(fingerprints.byStage());
        all.put(ScanTask.RECONSTRUCTIONS, order.scan().reconstructions().text());
        return all;
    }

    /**
     * Commits that a scan was not done. The ledger is read again: another attempt of this run, a copy or one that was
     * taken for dead, may have done it meanwhile, and is believed.
     */
    ScanOutcome notDone(ScanRowBuilder rows, StageClock clock, ScanStatus status, ScanFailure whole)
            throws IOException {
        ScanFailure failure = whole.redacted(Redaction.about(context, order.scan()));
        if (Thread.currentThread().isInterrupted()) {
            throw ScanTask.cancelled(new InterruptedException(failure.message()));
        }
        FoundScan scan = order.scan();
        Optional<LedgerEntry> now = new Ledger(context.output()).read(order.name());
        if (now.isPresent() && isDoneInThisRun(now.get())) {
            return new ScanOutcome(order.name(), now.get().row().outcome().status(), "done by another attempt");
        }
        ScanResult lastGood = now.map(LedgerEntry::result).orElse(ScanResult.none());
        ScanStatus standing = lastGood.exists() ? ScanStatus.STALE : status;
        ScanRow row = rows.notDone(standing, failure, lastGood.fingerprint(), clock.total());
        List<InputFile> seen = scan.files().stream()
                .map(file -> new InputFile(scan.nameOf(file), file.bytes(), file.modifiedMillis(), ""))
                .toList();
        SortedMap<String, String> tried = new TreeMap<>(choices);
        tried.put(ScanTask.RECONSTRUCTIONS, scan.reconstructions().text());
        tried.put(ScanTask.MEMORY, context.executors().memory());
        commit(row, tried, seen, lastGood);
        return new ScanOutcome(
                order.name(), row.outcome().status(), failure.code() + ": " + failure.message(), secondsOf(clock));
    }

    private boolean isDoneInThisRun(LedgerEntry entry) {
        return entry.status() == ScanStatus.DONE
                && context.run().equals(entry.row().run().runRecord());
    }

    void keepTrace(Throwable defect) throws IOException {
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        String path = "petline/traces/" + order.name() + ".txt";
        context.output().write(path, out -> out.write(trace.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Seconds of each stage that ran, for the driver. */
    @SuppressWarnings("NonApiType") // it travels to the driver, and Map is not Serializable
    static TreeMap<String, Double> secondsOf(StageClock clock) {
        TreeMap<String, Double> seconds = new TreeMap<>();
        clock.stages().forEach((stage, times) -> seconds.put(stage, times.seconds()));
        return seconds;
    }
}
