package org.petline.jobs.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.LockReason;
import org.petline.jobs.lock.LockState;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LostLedger;

/**
 * Removes what killed runs left: scratch of dead processes, files that never got into place, and results and derivatives
 * that no ledger entry names. What lies in the output folder is looked at under its lock; while a run holds that, only
 * what is older than a day goes.
 */
public final class Cleaning {
    /** No file takes so long to write. */
    private static final Duration OLD = Duration.ofHours(24);

    private final Store output;
    private final Path workFolder;
    private final Consumer<String> says;

    /** Cleans an output folder, and a local folder of scratch. */
    public Cleaning(Store output, Path workFolder, Consumer<String> says) {
        this.output = output;
        this.workFolder = workFolder;
        this.says = says;
    }

    /** What would be removed; writes nothing. */
    public List<String> plan() throws IOException {
        List<String> doomed = new ArrayList<>();
        for (Path dead : ScratchFolder.dead(workFolder)) doomed.add(dead.toString());
        Optional<LockState> lock = LockState.of(output);
        boolean free = lock.isEmpty() || lock.get().isHolderKnownToBeDead();
        Staging staging = Staging.of(output);
        (free ? staging : staging.before(yesterday())).seen().forEach(file -> doomed.add(file.path()));
        if (free) doomed.addAll(leftovers(output));
        else busy(lock.get().sentence());
        return doomed;
    }

    /** Removes it, and gives what was removed. */
    public List<String> run() throws IOException, InterruptedException {
        List<String> removed = new ArrayList<>();
        for (Path dead : ScratchFolder.dead(workFolder)) {
            if (ScratchFolder.remove(dead)) removed.add(dead.toString());
        }
        Staging staging = Staging.of(output);
        try (RunLock lock = RunLock.take(output, RunLock.Manner.DEFAULT, says)) {
            Store ours = new FencedStore(output, lock.fence());
            removed.addAll(staging.remove(ours));
            for (String path : leftovers(ours)) {
                ours.delete(path);
                removed.add(path);
            }
        } catch (Refusal refusal) {
            if (!(refusal.reason() instanceof LockReason)) throw refusal;
            busy(refusal.getMessage());
            removed.addAll(staging.before(yesterday()).remove(output));
        }
        return removed;
    }

    /** A ledger entry that cannot be read accounts for nothing: then nothing is left over for certain. */
    private List<String> leftovers(Store store) throws IOException {
        new LostLedger(store).requireNone();
        Ledger.Reading ledger = new Ledger(store).readAll();
        if (!ledger.findings().isEmpty()) {
            says.accept("petline: the ledger has entries that cannot be read; results are left alone until the next run"
                    + " has mended them: " + ledger.findings().get(0));
            return List.of();
        }
        Leftovers leftovers = new Leftovers(store, ledger.entries());
        List<String> all = new ArrayList<>(leftovers.inPetline());
        for (String path : leftovers.amongDerivatives()) {
            if (leftovers.isOurs(path)) all.add(path);
        }
        return all;
    }

    private void busy(String who) {
        says.accept("petline: a run is going on, and only what is older than a day is removed: " + who);
    }

    /** By the disk's clock as well, for the one here may be fast: what a run is writing now must not look old. */
    private long yesterday() throws IOException {
        long now = System.currentTimeMillis();
        return Math.min(now, LockState.lastWrittenMillis(output).orElse(now)) - OLD.toMillis();
    }
}
