package org.petline.jobs.sessions;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.FaultWords;
import org.petline.jobs.scan.HeapReservation;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.ScanMemory;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;

/**
 * Compares two scans of one person on an executor, and keeps what comes out where the driver looks for it when it writes
 * the report: registering two images takes seconds, and a study has many pairs. Why two cannot be compared is told by
 * the report, which meets the same.
 */
public record SessionTask(RunContext context) implements Serializable {
    /**
     * Compares.
     *
     * @return the trouble that kept it from being done; empty if none did
     */
    public String with(SessionPairKey order) {
        try {
            Ledger ledger = new Ledger(context.output());
            Optional<LedgerEntry> first = ledger.read(order.first());
            Optional<LedgerEntry> second = ledger.read(order.second());
            if (first.isEmpty() || second.isEmpty()) return "a ledger entry is gone";
            SessionComparison.Pair pair = new SessionComparison.Pair(first.get(), second.get());
            SessionComparison comparison = SessionComparison.in(context.output());
            long share =
                    ScanMemory.ofReferences(context.output(), pair.references()).mebibytes();
            HeapReservation.holding(share, () -> comparison.of(pair));
            return "";
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
            return "";
        } catch (IOException | Refusal unreadable) {
            return unreadable instanceof Refusal refusal
                    ? refusal.reason() + " " + refusal.file()
                    : FaultWords.of(unreadable);
        }
    }
}
