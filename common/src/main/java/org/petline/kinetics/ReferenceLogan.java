package org.petline.kinetics;

/**
 * Logan's plot with a reference region (Logan et al. 1996, J Cereb Blood Flow Metab 16:834): int C_T / C_T = DVR (int C_R +
 * C_R / k2') / C_T + b from t* on; BPND = DVR - 1.
 *
 * <p>DVR is biased low by noise; {@link Mrtm2} much less.
 */
public final class ReferenceLogan implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "refLogan",
                    Input.Kind.REFERENCE,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords(
                            "Logan's plot with a reference region",
                            "Logan plot with reference tissue",
                            Papers.LOGAN_1996,
                            "LoganRef"),
                    ReferenceLogan::new)
            .taking(Srtm2.K2_PRIME);

    private final ModelOptions options;
    private final SharedValue k2Prime;

    /**
     * The model; of the options it takes the prediction, k2' and t*.
     *
     * @throws IllegalArgumentException without k2'
     */
    public ReferenceLogan(ModelOptions options) {
        this.options = options;
        this.k2Prime = options.required(Srtm2.K2_PRIME, ENTRY.name());
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overReference(this, input, options, k2Prime, LoganEquation.Form.PLOT);
    }
}
