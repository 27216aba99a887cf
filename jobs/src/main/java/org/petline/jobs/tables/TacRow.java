package org.petline.jobs.tables;

/** One region's activity in one frame of one scan. */
public record TacRow(
        @Column(key = true, meaning = "Name of the dataset") String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-")
        String sessionId,

        @Column(key = true, meaning = "BIDS run label without run-")
        String runId,

        @Column(key = true, meaning = "Tracer") String tracer,

        @Column(key = true, meaning = "Region, as the region table names it")
        String region,

        @Column(key = true, meaning = "Partial volume correction: none")
        String pvc,

        @Column(key = true, meaning = "Frame, counted from 0")
        int frame,

        @Column(unit = "s", meaning = "Start of the frame from TimeZero")
        double frameStart,

        @Column(unit = "s", meaning = "End of the frame from TimeZero")
        double frameEnd,

        @Column(
                unit = "Bq/mL",
                meaning =
                        "Mean activity over the region and the frame, decay-corrected to TimeZero; null where under half the region is in the field of view")
        Double activity,

        @Column(unit = "Bq/mL", meaning = "Standard deviation over the region's voxels")
        Double activitySd,

        @Column(unit = "mL", meaning = "Volume of the region in the segmentation")
        double volume,

        @Column(meaning = "Voxels of the region in the segmentation")
        long voxels,

        @Column(meaning = "Share of the region inside the field of view in this frame")
        double coverage,

        @Column(meaning = "Flags, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
