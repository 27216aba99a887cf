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

        @Column(key = true, meaning = "Model, by its name in kinetics.models")
        String model,

        @Column(
                key = true,
                meaning =
                        "Reference region: of the model, or for plasma models of bpnd_indirect; null if the settings name none")
        String referenceRegion,

        @Column(key = true, meaning = "Weights of the frames in the fit: decay, uniform, duration, activity or file")
        String weights,

        @Column(key = true, meaning = "How a model meets a frame: frame-average or mid-frame")
        String prediction,

        @Column(key = true, meaning = "What the fit does with frames unlike the others: keep or down-weight")
        String outliers,

        @Column(meaning = "What drove the model: the reference region's name, plasma, or none")
        String input,

        @Column(
                meaning =
                        "Whether this row is the study's default answer: the primary model with the first pvc, reference and weights of the settings; at most one row a region of a scan")
        boolean isPrimary,

        @Column(
                meaning =
                        "Binding potential BPND (Innis 2007) that the model itself estimates (2TCM: k3/k4); null if it has none or the fit cannot say")
        Double bpnd,

        @Column(meaning = "Standard error of bpnd") Double bpndSe,

        @Column(meaning = "Lower end of the 95 % confidence interval of bpnd")
        Double bpndLower,

        @Column(meaning = "Upper end of the 95 % confidence interval of bpnd")
        Double bpndUpper,

        @Column(meaning = "VT / VT of the reference region - 1, of plasma models with VT; null in the reference itself")
        Double bpndIndirect,

        @Column(
                meaning =
                        "Standard error of bpnd_indirect by the delta method, errors of both regions taken as independent")
        Double bpndIndirectSe,

        @Column(unit = "mL/cm3", meaning = "Total distribution volume VT of plasma models")
        Double vt,

        @Column(unit = "mL/cm3", meaning = "Standard error of vt")
        Double vtSe,

        @Column(
                meaning =
                        "Net influx rate Ki of irreversible models, in the unit that kinetic_parameters gives: mL/cm3/min with plasma, 1/min with a reference region")
        Double ki,

        @Column(meaning = "Standard error of ki, in its unit")
        Double kiSe,

        @Column(meaning = "R1 = K1/K1'; null for models without it")
        Double r1,

        @Column(unit = "1/min", meaning = "Efflux rate constant k2; null for models without it")
        Double k2,

        @Column(unit = "1/min", meaning = "Efflux rate constant of the reference region, k2'")
        Double k2Prime,

        @Column(
                meaning =
                        "Where k2_prime is from: fitted (k2/R1 of this fit), joint (of all regions together), regions a+b, or given; null for models without it")
        String k2PrimeSource,

        @Column(
                unit = "min",
                meaning =
                        "Start, from the injection, of the first frame in the linear phase of a graphical method; null for others")
        Double tStar,

        @Column(meaning = "Share vB of the region that is blood, fitted or given; null for models without it")
        Double bloodVolume,

        @Column(
                unit = "min",
                meaning = "How much later blood reached the brain than it was sampled; null without blood")
        Double delay,

        @Column(unit = "Bq/mL", meaning = "Residual standard deviation at weight 1; of a ratio where a method fits one")
        Double sigma,

        @Column(meaning = "Weighted residual sum of squares")
        Double wrss,

        @Column(meaning = "Akaike information criterion; null where a ratio is fitted and not the curve")
        Double aic,

        @Column(meaning = "The same corrected for few frames (Hurvich and Tsai 1989)")
        Double aicc,

        @Column(meaning = "Coefficient of determination, weighted")
        Double rSquared,

        @Column(meaning = "Wald and Wolfowitz' runs statistic: standard normal for noise, below -3.1 for misfit")
        Double runsZ,

        @Column(meaning = "Condition number of the scaled information matrix; null if it is infinite or unknown")
        Double conditionNumber,

        @Column(meaning = "Frames that entered the fit") int framesUsed,

        @Column(meaning = "Frames to which an outlier-robust fit gave less weight")
        int framesDownWeighted,

        @Column(meaning = "Degrees of freedom; null if nothing was fitted")
        Integer degreesOfFreedom,

        @Column(meaning = "Flags of the fit, or what the scan lacks for the model, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
