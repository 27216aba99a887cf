package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * The scans of a study whose labels are theirs alone, in the order of their keys: rows taken scan after scan are then
 * sorted in every table.
 *
 * <p>A scan that was renamed leaves a withdrawn one of the same labels behind, which yields; where two scans of the
 * dataset claim the same labels, neither is believed.
 *
 * @param entries in key order
 * @param findings scans that were left out
 */
public record StudyScans(List<LedgerEntry> entries, List<OutputFinding> findings) {
    public StudyScans {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    /** The scans that a ledger speaks of. */
    public static StudyScans of(Collection<LedgerEntry> ledger) {
        Map<ScanRow, List<LedgerEntry>> byKey =
                new TreeMap<>(Table.SCANS.schema().keyOrder());
        for (LedgerEntry entry : ledger) {
            byKey.computeIfAbsent(entry.row(), ignored -> new ArrayList<>()).add(entry);
        }
        List<LedgerEntry> entries = new ArrayList<>();
        List<OutputFinding> findings = new ArrayList<>();
        for (List<LedgerEntry> claimants : byKey.values()) {
            List<LedgerEntry> present = claimants.size() == 1 ? claimants : present(claimants);
            List<LedgerEntry> believed = present.size() == 1 ? present : List.of();
            entries.addAll(believed);
            for (LedgerEntry entry : claimants) {
                if (!believed.contains(entry)) findings.add(leftOut(entry));
            }
        }
        return new StudyScans(entries, findings);
    }

    private static List<LedgerEntry> present(List<LedgerEntry> claimants) {
        return claimants.stream()
                .filter(entry -> entry.status() != ScanStatus.WITHDRAWN)
                .toList();
    }

    private static OutputFinding leftOut(LedgerEntry entry) {
        return new OutputFinding(
                OutputLayout.ledgerEntry(entry.scan()),
                OutputReason.TABLE_DUPLICATE_ROWS + ": left out, another scan has the same labels: "
                        + Table.SCANS.schema().keyText(entry.row()));
    }
}
