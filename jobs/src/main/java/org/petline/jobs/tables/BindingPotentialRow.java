package org.petline.jobs.tables;

/** One region's binding potential from one model with one set of choices. */
public record BindingPotentialRow(
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

        @Column(key = true, meaning = "Weights of the frames in the fit: decay, uniform, duration or activity")
        String weights,

        @Column(key = true, meaning = "How a model meets a frame: frame-average or mid-frame")
        String prediction,

        @Column(meaning = "Input of the model: the reference region's TAC")
        String input,

        @Column(meaning = "Whether this row is the study's default answer for the region")
        boolean isPrimary,

        @Column(meaning = "Binding potential BPND (Innis 2007); null if the fit cannot say")
        Double bpnd,

        @Column(meaning = "Standard error of bpnd") Double bpndSe,

        @Column(meaning = "Lower end of the 95 % confidence interval of bpnd")
        Double bpndLower,

        @Column(meaning = "Upper end of the 95 % confidence interval of bpnd")
        Double bpndUpper,

        @Column(meaning = "R1 = K1/K1'; null for SUVR") Double r1,

        @Column(unit = "1/min", meaning = "Efflux rate constant k2; null for SUVR")
        Double k2,

        @Column(unit = "1/min", meaning = "Efflux rate constant of the reference region, k2' = k2/R1")
        Double k2Prime,

        @Column(unit = "Bq/mL", meaning = "Residual standard deviation at weight 1")
        Double sigma,

        @Column(meaning = "Weighted residual sum of squares")
        Double wrss,

        @Column(meaning = "Akaike information criterion") Double aic,

        @Column(meaning = "Coefficient of determination, weighted")
        Double rSquared,

        @Column(meaning = "Frames that entered the fit") int framesUsed,
        @Column(meaning = "Degrees of freedom") Integer degreesOfFreedom,

        @Column(meaning = "Flags of the fit, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
