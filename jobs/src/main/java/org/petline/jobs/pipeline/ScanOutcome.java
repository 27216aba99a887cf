package org.petline.jobs.pipeline;

import java.io.Serializable;

/**
 * What became of one scan in this run: small enough to travel back to the driver ten thousand times.
 *
 * @param scan the scan's stem, for example {@code sub-01_ses-baseline}
 * @param status as in the ledger: done, refused, failed or stale; {@code lost} if executors died with it
 * @param reasonCode empty if done
 * @param message what was done, or what was wrong
 */
public record ScanOutcome(String scan, String status, String reasonCode, String message) implements Serializable {
    private static final String LOST = "lost";

    /** Of a scan that no executor may try again: whoever gave the order settles it. */
    static ScanOutcome lost(String scan) {
        return new ScanOutcome(scan, LOST, "", "");
    }

    boolean isLost() {
        return status.equals(LOST);
    }

    public boolean isDone() {
        return status.equals("done");
    }
}
