package org.petline.jobs.run;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.petline.jobs.scheduling.StopCause;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * How doing what was due went.
 *
 * @param allTold whether what became of each scan is in the ledger
 * @param left scans that a run that was stopped did not come to; empty if it was not
 */
record RunEnd(boolean allTold, OptionalInt left) {
    private static final int ALL_DONE = 0;
    private static final int SOME_NOT_DONE = 2;
    private static final int RUN_FAILED = 3;

    /** Exit code and sentence, which record, metrics, last line and process all tell. */
    RunRecord.Ending ending(Optional<StopCause> stop, Collection<LedgerEntry> entries) {
        if (!allTold) return new RunRecord.Ending(RUN_FAILED, VerdictText.sentence(entries));
        if (left.isEmpty() || stop.isEmpty()) return of(entries);
        return new RunRecord.Ending(stop.get().exitCode(), VerdictText.stopped(stop.get(), entries, left.getAsInt()));
    }

    /** 0 if all scans are done with numbers that may be used, 2 if some are not. */
    static RunRecord.Ending of(Collection<LedgerEntry> entries) {
        int code = entries.stream().allMatch(RunEnd::isSettled) ? ALL_DONE : SOME_NOT_DONE;
        return new RunRecord.Ending(code, VerdictText.sentence(entries));
    }

    private static boolean isSettled(LedgerEntry entry) {
        boolean isDone = entry.status() == ScanStatus.DONE;
        return isDone ? !VerdictText.isUnusable(entry) : entry.status() == ScanStatus.WITHDRAWN;
    }
}
