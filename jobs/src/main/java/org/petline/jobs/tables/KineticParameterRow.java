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

        @Column(key = true, meaning = "Model, by its name in kinetics.models")
        String model,

        @Column(
                key = true,
                meaning =
                        "Reference region: of the model, or for plasma models of BPND_indirect; null if the settings name none")
        String referenceRegion,

        @Column(key = true, meaning = "Weights of the frames in the fit")
        String weights,

        @Column(key = true, meaning = "How a model meets a frame: frame-average or mid-frame")
        String prediction,

        @Column(key = true, meaning = "What the fit does with frames unlike the others: keep or down-weight")
        String outliers,

        @Column(
                key = true,
                meaning =
                        "Parameter (Innis 2007): R1, k2, k2prime, BPND, SUVR, K1, k3, k4, VT, Ki, vB, ...; BPND_indirect is VT / VT of the reference region - 1")
        String parameter,

        @Column(meaning = "Unit of estimate, std_error, lower and upper")
        String unit,

        @Column(meaning = "Whether the row belongs to the study's default answer, as in binding_potentials")
        boolean isPrimary,

        @Column(meaning = "Estimate; null if the fit cannot say")
        Double estimate,

        @Column(meaning = "Standard error of the estimate") Double stdError,

        @Column(meaning = "Lower end of the 95 % confidence interval of the estimate")
        Double lower,

        @Column(meaning = "Upper end of the 95 % confidence interval of the estimate")
        Double upper,

        @Column(meaning = "Flags of the fit, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
