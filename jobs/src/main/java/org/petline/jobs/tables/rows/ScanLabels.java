package org.petline.jobs.tables.rows;

import org.petline.Group;

/** What names a scan in every table; null where it has no such label. */
@Group
public record ScanLabels(
        @Column(key = true, meaning = "Name of the dataset") String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-")
        String sessionId,

        @Column(key = true, meaning = "BIDS run label without run-")
        String runId,

        @Column(key = true, meaning = "Tracer") String tracer) {}
