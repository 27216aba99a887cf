package org.petline.jobs.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.petline.Flag;
import org.petline.files.Store;
import org.petline.jobs.lock.LockState;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.StageSeconds;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Where an output folder stands.
 *
 * @param problems scans that need attention, the worst first
 * @param waiting scans that the next run does by itself
 * @param scans number by status
 * @param runs oldest first
 * @param stages of the last run that did any scan
 * @param lock who writes now, or was killed while writing
 * @param findings entries of the ledger that cannot be read
 */
public record StudyStatus(
        List<ScanRow> problems,
        List<String> waiting,
        Map<ScanStatus, Integer> scans,
        List<Run> runs,
        SortedMap<String, StageSeconds> stages,
        Optional<LockState> lock,
        List<OutputFinding> findings) {
    /** What a reader should see first. */
    private static final List<ScanStatus> NEED_ATTENTION =
            List.of(ScanStatus.FAILED, ScanStatus.REFUSED, ScanStatus.STALE);

    /** Copies the lists. */
    public StudyStatus {
        problems = List.copyOf(problems);
        waiting = List.copyOf(waiting);
        scans = Collections.unmodifiableMap(scans);
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
    }

    /** A run that began; without record it goes on or was killed. */
    public record Run(RunStart start, Optional<RunRecord> record) {}

    /** Reads the ledger and the last so many runs. */
    public static StudyStatus of(Store output, int mostRuns) throws IOException {
        Ledger.Reading ledger = new Ledger(output).readAll();
        List<ScanRow> problems = new ArrayList<>();
        for (ScanStatus status : NEED_ATTENTION) {
            for (LedgerEntry entry : ledger.entries().values()) {
                if (entry.status() == status) problems.add(entry.row());
            }
        }
        for (LedgerEntry entry : ledger.entries().values()) {
            if (entry.row().outcome().standing().equals(Flag.Severity.UNUSABLE.word())) problems.add(entry.row());
        }
        Map<ScanStatus, Integer> scans = new EnumMap<>(ScanStatus.class);
        List<String> waiting = new ArrayList<>();
        for (LedgerEntry entry : ledger.entries().values()) {
            scans.merge(entry.status(), 1, Integer::sum);
            if (entry.status() == ScanStatus.WAITING) waiting.add(entry.scan());
        }
        RunHistory history = new RunHistory(output);
        List<String> ids = history.runs();
        List<Run> runs = new ArrayList<>();
        for (String id : ids.subList(Math.max(0, ids.size() - mostRuns), ids.size())) {
            Optional<RunStart> start = history.start(id);
            if (start.isPresent()) runs.add(new Run(start.get(), history.record(id)));
        }
        return new StudyStatus(
                problems, waiting, scans, runs, lastStages(history, ids), LockState.of(output), ledger.findings());
    }

    private static SortedMap<String, StageSeconds> lastStages(RunHistory history, List<String> ids) throws IOException {
        for (int back = ids.size() - 1; back >= 0; back--) {
            SortedMap<String, StageSeconds> stages = history.stages(ids.get(back));
            if (!stages.isEmpty()) return stages;
        }
        return Collections.emptySortedMap();
    }
}
