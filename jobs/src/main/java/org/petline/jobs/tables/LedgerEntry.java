package org.petline.jobs.tables;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * All that is known of one scan: what the {@code scans} table says of it, what was read, and which result stands.
 *
 * @param format {@link #FORMAT} of the petline that wrote it
 * @param row the scan's row in the {@code scans} table
 * @param part the part file that holds its rows in every table, given once and kept
 * @param stages fingerprint of each stage's last result, by name of the stage
 * @param inputs files that were read
 * @param result the last good result
 */
public record LedgerEntry(
        int format,
        ScanRow row,
        int part,
        SortedMap<String, String> stages,
        List<InputFile> inputs,
        ScanResult result) {
    /** Rises when an older petline could no longer read an entry. */
    public static final int FORMAT = 1;

    public LedgerEntry {
        Objects.requireNonNull(row);
        Objects.requireNonNull(result);
        OutputLayout.safe(row.scan());
        ScanStatus.of(row.outcome().status());
        if (part < 0) throw new IllegalArgumentException("part " + part);
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
        inputs = List.copyOf(inputs);
    }

    /** An entry of this petline's format. */
    public static LedgerEntry of(
            ScanRow row, int part, SortedMap<String, String> stages, List<InputFile> inputs, ScanResult result) {
        return new LedgerEntry(FORMAT, row, part, stages, inputs, result);
    }

    /** The scan's name, which is unique in the output folder. */
    public String scan() {
        return row.scan();
    }

    public ScanStatus status() {
        return ScanStatus.of(row.outcome().status());
    }
}
