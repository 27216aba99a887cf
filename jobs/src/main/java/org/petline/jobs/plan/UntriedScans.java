package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.petline.files.Store;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.RunFingerprint;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanRowBuilder;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Settles scans that no task sees, so that every scan of the dataset is accounted for: refused by their names or
 * neighbours, gone from the dataset, or not reached.
 */
public final class UntriedScans {
    private final Ledger ledger;
    private final RefusedAtDiscovery refused;
    private final String run;
    private final String choices;

    public UntriedScans(Store output, String dataset, String run, SortedMap<String, String> choices) {
        this.ledger = new Ledger(output);
        this.run = run;
        this.choices = RunFingerprint.hashOf(choices);
        this.refused = new RefusedAtDiscovery(dataset, run, this.choices);
    }

    /** The names that scans have in the ledger. */
    public static List<String> names(Discovery discovery) {
        List<String> names = new ArrayList<>();
        discovery.scans().forEach(scan -> names.add(scan.key().stem()));
        discovery.refused().forEach(scan -> names.add(RefusedAtDiscovery.nameOf(scan)));
        return names;
    }

    /** Before work begins: what the listings refuse, and what they no longer show. */
    public void settle(Discovery all, Discovery selected, Ledger.Reading before, SortedMap<String, Integer> parts)
            throws IOException {
        for (Discovery.RefusedScan scan : selected.refused()) {
            String name = RefusedAtDiscovery.nameOf(scan);
            Optional<LedgerEntry> earlier = Optional.ofNullable(before.entries().get(name));
            commitIfNew(earlier, refused.entry(scan, parts.get(name), earlier));
        }
        for (LedgerEntry entry : gone(all, before)) ledger.commit(refused.withdrawn(entry));
    }

    /** Scans that were there in an earlier run, and that the listings do not show any more. */
    public static List<LedgerEntry> gone(Discovery all, Ledger.Reading before) {
        Set<String> present = new TreeSet<>(names(all));
        return before.entries().values().stream()
                .filter(entry -> !present.contains(entry.scan()) && entry.status() != ScanStatus.WITHDRAWN)
                .toList();
    }

    /**
     * After a run that ended early: the scan waits for the next one. A last good result stays and is marked stale; what
     * the ledger knows of its files stays as well, so that the next run sees the same change.
     */
    public void notReached(ScanOrder order) throws IOException {
        Optional<LedgerEntry> before = ledger.read(order.name());
        if (before.isPresent() && run.equals(before.get().row().run().runRecord())) return;
        ScanResult lastGood = before.map(LedgerEntry::result).orElse(ScanResult.none());
        ScanFailure problem = ScanFailure.of(PipelineReason.NOT_REACHED, "nothing was tried", "run");
        ScanRowBuilder account = new ScanRowBuilder(order.scan(), run, choices);
        ScanStatus status = lastGood.exists() ? ScanStatus.STALE : ScanStatus.WAITING;
        ScanRow row = account.notDone(status, problem, lastGood.fingerprint(), new StageClock().total());
        LedgerEntry now = LedgerEntry.of(
                row,
                order.part(),
                before.map(LedgerEntry::stages).orElseGet(java.util.TreeMap::new),
                before.map(LedgerEntry::inputs).orElse(List.of()),
                lastGood);
        commitIfNew(before, now);
    }

    private void commitIfNew(Optional<LedgerEntry> before, LedgerEntry now) throws IOException {
        if (before.isEmpty() || !RefusedAtDiscovery.saysTheSame(before.get(), now)) ledger.commit(now);
    }
}
