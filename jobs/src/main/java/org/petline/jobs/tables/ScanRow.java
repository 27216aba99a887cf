package org.petline.jobs.tables;

/** One scan that was found, and what became of it. */
public record ScanRow(
        @Column(key = true, meaning = "Name of the dataset, from dataset_description.json")
        String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-, null if the dataset has no sessions")
        String sessionId,

        @Column(key = true, meaning = "BIDS run label without run-, null if the name has none")
        String runId,

        @Column(key = true, meaning = "Tracer: the trc- label, else TracerName of the sidecar")
        String tracer,

        @Column(meaning = "Folder of this scan's own results below petline/results, and the stem of its derivatives")
        String scan,

        @Column(
                meaning =
                        "done, refused (the input cannot be used), failed (petline or the machine), stale (the last good result is older than the input) or withdrawn (no longer in the dataset)")
        String status,

        @Column(meaning = "Reason code if not done; petline explain CODE says more")
        String reasonCode,

        @Column(meaning = "What was wrong, in one sentence") String message,
        @Column(meaning = "What to do about it") String remedy,
        @Column(meaning = "Stage that refused or failed") String stage,

        @Column(meaning = "Flags of the scan as a whole, separated by commas, null if none")
        String flags,

        @Column(meaning = "Path of the PET image below the dataset")
        String petPath,

        @Column(meaning = "Path of the T1w below the dataset or derivatives folder")
        String t1wPath,

        @Column(meaning = "Session whose T1w was used, if it is not the scan's own")
        String t1wSession,

        @Column(meaning = "Path of the segmentation below the dataset or derivatives folder")
        String segmentationPath,

        @Column(meaning = "Number of frames") Integer frames,

        @Column(unit = "s", meaning = "Start of the first frame from TimeZero")
        Double scanStart,

        @Column(unit = "s", meaning = "End of the last frame from TimeZero")
        Double scanEnd,

        @Column(unit = "MBq", meaning = "Injected radioactivity")
        Double injectedRadioactivity,

        @Column(meaning = "Radionuclide as petline reads it, for example C11")
        String radionuclide,

        @Column(meaning = "SHA-256 of everything the result depends on: inputs, settings, algorithm versions")
        String fingerprint,

        @Column(meaning = "SHA-256 of the input files' contents")
        String inputFingerprint,

        @Column(meaning = "SHA-256 of the settings that matter")
        String settingsFingerprint,

        @Column(meaning = "Version of petline that made the result")
        String petlineVersion,

        @Column(isVolatile = true, meaning = "Run that made the result")
        String runRecord,

        @Column(isVolatile = true, unit = "s", meaning = "Time the scan took, all stages")
        Double seconds,

        @Column(isVolatile = true, unit = "s", meaning = "Processor time on the first of its cores, all stages")
        Double cpuSeconds) {}
