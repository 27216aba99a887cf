package org.petline.jobs.tables;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The scans of a study in the order of their keys: rows taken scan after scan are then sorted in every table. A scan's
 * name is part of its key, so that no two have one.
 *
 * @param entries in key order
 */
public record StudyScans(List<LedgerEntry> entries) {
    public StudyScans {
        entries = List.copyOf(entries);
    }

    /** The scans that a ledger speaks of. */
    public static StudyScans of(Collection<LedgerEntry> ledger) {
        return new StudyScans(ledger.stream()
                .sorted(Comparator.comparing(
                        LedgerEntry::row, Table.SCANS.schema().keyOrder()))
                .toList());
    }
}
