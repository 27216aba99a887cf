package org.petline.jobs.tables.rows;

import org.petline.Group;

/** One region's binding potential from one model with one set of choices. */
public record BindingPotentialRow(
        ScanLabels labels,
        RegionOfPvc of,
        FitChoices choices,
        Answer answer,
        Result result,
        Goodness goodness,
        FrameCounts frames,

        FitOrigin origin) {
    /** What drove a model, and what its fit is to the study. */
    @Group
    public record Answer(
            @Column(meaning = "What drove the model: the reference region's name, plasma, or none")
            String input,

            @Column(
                    meaning =
                            "Whether this row is the study's default answer: the primary model with the first pvc, reference and weights of the settings, unless it is unusable; at most one row a region of a scan")
            boolean isPrimary) {}

    /** What a fit says of one region, in one row. */
    @Group
    public record Result(Bpnd own, Uptake uptake, Delivery delivery, Conditions conditions) {}

    /** The binding potential that a model itself estimates. */
    @Group
    public record Bpnd(
            @Column(
                    meaning =
                            "Binding potential BPND (Innis 2007) that the model itself estimates (2TCM: k3/k4); null if it has none or the fit cannot say")
            Double bpnd,

            @Column(meaning = "Standard error of bpnd") Double bpndSe,

            @Column(meaning = "Lower end of the 95 % confidence interval of bpnd")
            Double bpndLower,

            @Column(meaning = "Upper end of the 95 % confidence interval of bpnd")
            Double bpndUpper) {}

    /** What models with plasma, or with irreversible uptake, estimate. */
    @Group
    public record Uptake(
            @Column(
                    meaning =
                            "VT / VT of the reference region - 1, of plasma models with VT; null in the reference itself")
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
            Double kiSe) {}

    /** Delivery and efflux, estimated or given. */
    @Group
    public record Delivery(
            @Column(meaning = "R1 = K1/K1'; null for models without it")
            Double r1,

            @Column(unit = "1/min", meaning = "Efflux rate constant k2; null for models without it")
            Double k2,

            @Column(unit = "1/min", meaning = "Efflux rate constant of the reference region, k2'")
            Double k2Prime,

            @Column(
                    meaning =
                            "Where k2_prime is from: fitted (k2/R1 of this fit), joint (of all regions together), regions a+b, or given; null for models without it")
            String k2PrimeSource) {}

    /** What else went into a fit, estimated or given. */
    @Group
    public record Conditions(
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
            Double delay) {}

    /** How well a curve fits. */
    @Group
    public record Goodness(
            @Column(
                    unit = "Bq/mL",
                    meaning = "Residual standard deviation at weight 1; of a ratio where a method fits one")
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
            Double conditionNumber) {}

    /** How many frames told how much. */
    @Group
    public record FrameCounts(
            @Column(meaning = "Frames that entered the fit") int framesUsed,

            @Column(meaning = "Frames to which an outlier-robust fit gave less weight")
            int framesDownWeighted,

            @Column(meaning = "Degrees of freedom; null if nothing was fitted")
            Integer degreesOfFreedom) {}
}
