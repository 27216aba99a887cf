package org.petline.jobs.pipeline;

import java.io.Serializable;

/**
 * What became of one scan in this run: small enough to travel back to the driver ten thousand times.
 *
 * @param scan the scan's stem, for example {@code sub-01_ses-baseline}
 * @param status as in the ledger: done, refused, failed or stale
 * @param reasonCode empty if done
 * @param message what was done, or what was wrong
 */
public record ScanOutcome(String scan, String status, String reasonCode, String message) implements Serializable {
    public boolean isDone() {
        return status.equals("done");
    }
}
