package org.petline.jobs.tables;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last good result of a scan: its fingerprint and its files, by table.
 *
 * @param fingerprint what it depends on, the {@code result_fingerprint} of its rows; empty if there is no result
 * @param files by name of the table
 */
public record ScanResult(String fingerprint, SortedMap<String, ResultFile> files) {
    private static final ScanResult NONE = new ScanResult("", new TreeMap<>());

    public ScanResult {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (fingerprint.isEmpty() && !files.isEmpty()) throw new IllegalArgumentException("files without fingerprint");
    }

    public static ScanResult of(String fingerprint, Map<String, ResultFile> files) {
        return new ScanResult(fingerprint, new TreeMap<>(files));
    }

    /** No good result yet. */
    public static ScanResult none() {
        return NONE;
    }

    public boolean exists() {
        return !fingerprint.isEmpty();
    }
}
