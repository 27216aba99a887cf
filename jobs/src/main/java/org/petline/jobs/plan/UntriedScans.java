package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
    private final Store output;
    private final Ledger ledger;
    private final RefusedAtDiscovery refused;
    private final String run;
    private final String choices;

    public UntriedScans(Store output, String dataset, String run, SortedMap<String, String> choices) {
        this.output = output;
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
    public void settle(Discovery selected, GoneScans gone, Ledger.Reading before, SortedMap<String, Integer> parts)
            throws IOException {
        for (Discovery.RefusedScan scan : selected.refused()) {
            // Of a folder that cannot be listed the scans speak that were known there.
            if (scan.isAFolder() && before.entries().values().stream().anyMatch(scan::holds)) continue;
            String name = RefusedAtDiscovery.nameOf(scan);
            Optional<LedgerEntry> earlier = Optional.ofNullable(before.entries().get(name));
            commitIfNew(earlier, refused.entry(scan, parts.get(name), earlier));
        }
        for (LedgerEntry entry : before.entries().values()) {
            Optional<Discovery.RefusedScan> folder = selected.unreadableFolder(entry);
            if (folder.isPresent()) commitIfNew(Optional.of(entry), refused.outOfReach(entry, folder.get()));
        }
        for (LedgerEntry entry : gone.withdrawn()) withdraw(entry);
        for (GoneScans.Renamed scan : gone.renamed()) {
            new RenamedScans(output).takeStagesAlong(scan);
            ledger.commit(refused.renamed(scan.entry(), scan.name()));
        }
    }

    /** What never had a name of its own and gave no result, a file that was misnamed for example, leaves no trace. */
    private void withdraw(LedgerEntry entry) throws IOException {
        if (RefusedAtDiscovery.isUnnamed(entry) && !entry.result().exists()) ledger.drop(entry.scan());
        else ledger.commit(refused.withdrawn(entry));
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
