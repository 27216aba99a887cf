package org.petline.jobs.tables;

/** One parameter of one fit, in long form. */
public record KineticParameterRow(
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

        @Column(key = true, meaning = "Model: SRTM or SUVR") String model,
        @Column(key = true, meaning = "Reference region") String referenceRegion,

        @Column(key = true, meaning = "Weights of the frames in the fit")
        String weights,

        @Column(key = true, meaning = "How a model meets a frame: frame-average or mid-frame")
        String prediction,

        @Column(key = true, meaning = "Parameter: R1, k2, k2prime, k2a, BPND, SUVR")
        String parameter,

        @Column(meaning = "Unit of estimate and std_error") String unit,

        @Column(meaning = "Estimate; null if the fit cannot say")
        Double estimate,

        @Column(meaning = "Standard error of the estimate") Double stdError,

        @Column(meaning = "Flags of the fit, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
