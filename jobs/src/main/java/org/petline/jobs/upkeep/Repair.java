package org.petline.jobs.upkeep;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.tables.LostLedger;

/** Builds a ledger again that is gone, under the output folder's lock. */
public final class Repair {
    private final Store output;
    private final Consumer<String> says;

    /** Repairs an output folder. */
    public Repair(Store output, Consumer<String> says) {
        this.output = output;
        this.says = says;
    }

    /**
     * Builds the ledger again; empty if it is there.
     *
     * @throws org.petline.Refusal OUTPUT_LOCKED, or why the {@code scans} table cannot be read
     */
    public Optional<LostLedger.Rebuilt> run() throws IOException, InterruptedException {
        try (RunLock lock = RunLock.take(output, RunLock.Manner.DEFAULT, says)) {
            LostLedger lost = new LostLedger(new FencedStore(output, lock.fence()));
            if (lost.trace().isEmpty()) return Optional.empty();
            LostLedger.Rebuilt rebuilt = lost.rebuild();
            lock.requireHeld();
            return Optional.of(rebuilt);
        }
    }
}
