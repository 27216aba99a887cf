package org.petline.jobs.tables.rows;

import org.petline.Group;

/** One parameter of one fit, in long form. */
public record KineticParameterRow(
        ScanLabels labels,
        RegionOfPvc of,

        @Columns({
            @Column(
                    name = "reference_region",
                    key = true,
                    meaning =
                            "Reference region: of the model, or for plasma models of BPND_indirect; null if the settings name none"),
            @Column(name = "weights", key = true, meaning = "Weights of the frames in the fit")
        })
        FitChoices choices,

        Name name,

        @Column(meaning = "Whether the row belongs to the study's default answer, as in binding_potentials")
        boolean isPrimary,

        Value value,
        Spread spread,

        FitOrigin origin) {
    /** A parameter of a model and its unit. */
    @Group
    public record Name(
            @Column(
                    key = true,
                    meaning =
                            "Parameter (Innis 2007): R1, k2, k2prime, BPND, SUVR, K1, k3, k4, VT, Ki, vB, ...; BPND_indirect is VT / VT of the reference region - 1")
            String parameter,

            @Column(meaning = "Unit of estimate, std_error, lower and upper")
            String unit) {}

    /** One parameter's estimate and how sure it is, all in the parameter's unit. */
    @Group
    public record Value(
            @Column(meaning = "Estimate; null if the fit cannot say")
            Double estimate,

            @Column(meaning = "Standard error of the estimate")
            Double stdError,

            @Column(meaning = "Lower end of the 95 % confidence interval of the estimate")
            Double lower,

            @Column(meaning = "Upper end of the 95 % confidence interval of the estimate")
            Double upper) {}

    /** How the estimate's error goes with others of its fit, and of its scan. */
    @Group
    public record Spread(
            @Column(
                    meaning =
                            "Part of std_error that all regions of the scan share, in the parameter's unit: by the reference's noise and by numbers found in all regions together. Errors of two regions of a scan have the product of their parts as covariance at most")
            Double scanCommonSe,

            @Column(meaning = "Covariance of estimate and BPND of the same fit; the variance in the row of BPND itself")
            Double covBpnd,

            @Column(meaning = "Covariance of estimate and R1 of the same fit")
            Double covR1,

            @Column(meaning = "Covariance of estimate and k2' of the same fit")
            Double covK2Prime) {}
}
