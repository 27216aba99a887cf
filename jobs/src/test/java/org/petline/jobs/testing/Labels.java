package org.petline.jobs.testing;

import org.petline.bids.ScanKey;
import org.petline.jobs.tables.rows.ScanLabels;

/** Labels of scans for tests of rows. */
public final class Labels {
    private Labels() {}

    /** Of a scan without task and reconstruction; null for a label that it has not. */
    public static ScanLabels of(String dataset, String participant, String session, String run, String tracer) {
        ScanKey key = new ScanKey(participant, session == null ? "" : session, "", "", "", run == null ? "" : run);
        return ScanLabels.of(dataset, key, tracer == null ? "" : tracer);
    }
}
