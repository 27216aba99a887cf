package org.petline.jobs.tables;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * A table's rows, scan by scan: of {@code scans} what the ledger says, of all others the last good result
 * of a scan that is in the dataset.
 *
 * @param <R> the record a row is
 */
public final class StudyRows<R extends Record> {
    private final Table<R> table;
    private final ScanResults results;

    public StudyRows(Table<R> table, Store output) {
        this.table = table;
        this.results = new ScanResults(output);
    }

    /** A hash that changes when the scan's rows do; empty if the scan has none. */
    Optional<String> hashOf(LedgerEntry scan) {
        if (isScans()) return Optional.of(Sha256.of(CanonicalJson.bytesOf(scan.row())));
        if (scan.status() == ScanStatus.WITHDRAWN) return Optional.empty();
        return Optional.ofNullable(scan.result().files().get(table.name())).map(ResultFile::sha256);
    }

    /**
     * The scan's rows, sorted by key; none if it has no result.
     *
     * @throws org.petline.Refusal TABLE_DAMAGED if the result's file is gone or is not what the ledger vouches for
     */
    public List<R> of(LedgerEntry scan) throws IOException {
        if (isScans()) return List.of(table.rowType().cast(scan.row()));
        if (scan.status() == ScanStatus.WITHDRAWN) return List.of();
        return results.read(scan.result(), table);
    }

    private boolean isScans() {
        return table.name().equals(Table.SCANS.name());
    }
}
