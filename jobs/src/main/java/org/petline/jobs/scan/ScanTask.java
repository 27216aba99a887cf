package org.petline.jobs.scan;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.petline.jobs.stages.ScratchFullException;
import org.petline.jobs.stages.Stages;

/**
 * One scan on an executor, from its files to its ledger entry.
 *
 * <p>Whatever goes wrong with a scan ends as its entry in the ledger, with the reason; the task itself succeeds, so that
 * a bad scan never ends the night. A scan for which memory or scratch does not suffice, or with which an executor died,
 * is tried once more with nothing beside it. The last good result of a scan outlives a failed attempt and is marked
 * stale. Only if the ledger itself cannot be written does the task fail, for the cluster to try again.
 */
public record ScanTask(RunContext context, TreeMap<String, String> choices, ScanTimeLimit limit)
        implements Serializable {
    /** Name, among the choices in the ledger, of the reconstructions of a scan's measurement. */
    public static final String RECONSTRUCTIONS = "reconstructions";

    /** Name below which an entry of a scan that needed too much says what it had. */
    public static final String MEMORY = "executor memory";

    /**
     * Does a scan.
     *
     * @param deaths of executors that had tried it: beside others, then alone
     */
    public ScanOutcome of(ScanOrder order, int deaths) {
        try {
            if (deaths == 0) {
                try {
                    return holding(share(order), order);
                } catch (OutOfMemoryError | ScratchFullException besideOthers) {
                    // Its neighbours may have taken what it lacked.
                }
            }
            return holding(HeapReservation.ALL, order);
        } catch (OutOfMemoryError alone) {
            return setAside(order, ScanFailure.of(PipelineReason.OUT_OF_MEMORY, alone, "run"));
        } catch (ScratchFullException alone) {
            return setAside(order, ScanFailure.of(PipelineReason.SCRATCH_FULL, alone, Stages.UNPACK.name()));
        } catch (TimeoutException tooLong) {
            String limited = limit.time().toSeconds() + " s";
            return setAside(order, ScanFailure.of(PipelineReason.SCAN_TIMED_OUT, limited, "run"));
        } catch (InterruptedException called) {
            throw cancelled(called);
        }
    }

    /** Reads headers, which may be what never returns. */
    private long share(ScanOrder order) throws InterruptedException, TimeoutException {
        return limit.within(begins -> {
            begins.run();
            return ScanMemory.of(context, order.scan()).mebibytes();
        });
    }

    private ScanOutcome holding(long mebibytes, ScanOrder order) throws InterruptedException, TimeoutException {
        return limit.within(begins -> HeapReservation.holding(mebibytes, () -> {
            begins.run();
            return attempted(order);
        }));
    }

    /** Commits a scan as failed for a reason that no task could write down. */
    public ScanOutcome setAside(ScanOrder order, ScanFailure failure) {
        try {
            return new ScanAttempt(context, order, choices).failed(failure);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private ScanOutcome attempted(ScanOrder order) {
        try {
            return new ScanAttempt(context, order, choices).run();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    static CancellationException cancelled(Throwable why) {
        CancellationException called = new CancellationException("called back");
        called.initCause(why);
        return called;
    }
}
