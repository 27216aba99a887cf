package org.petline.jobs.scan;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * What became of one scan in this run: small enough to travel back to the driver ten thousand times.
 *
 * @param scan the scan's stem, for example {@code sub-01_ses-baseline}
 * @param status as in the ledger: done, refused, failed or stale
 * @param message what was done, or what was wrong
 * @param seconds that each stage took that ran, by name
 */
public record ScanOutcome(String scan, String status, String message, TreeMap<String, Double> seconds)
        implements Serializable {
    /** One of which no stage's time is told. */
    public ScanOutcome(String scan, String status, String message) {
        this(scan, status, message, new TreeMap<>());
    }

    public boolean isDone() {
        return status.equals("done");
    }
}
