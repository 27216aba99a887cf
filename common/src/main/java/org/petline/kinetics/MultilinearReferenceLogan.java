package org.petline.kinetics;

/**
 * The multilinear form of Logan's reference plot (Turkheimer et al. 2003, J Cereb Blood Flow Metab 23:490): int C_T = DVR
 * (int C_R + C_R / k2') + b C_T from t* on; BPND = DVR - 1.
 */
public final class MultilinearReferenceLogan implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "refMlLogan",
                    Input.Kind.REFERENCE,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords(
                            "refLogan in multilinear form",
                            "multilinear form of the Logan plot with reference tissue",
                            Papers.LOGAN_1996,
                            "refMlLogan"),
                    MultilinearReferenceLogan::new)
            .taking(Srtm2.K2_PRIME);

    private final ModelOptions options;
    private final SharedValue k2Prime;

    /**
     * The model; of the options it takes the prediction, k2' and t*.
     *
     * @throws IllegalArgumentException without k2'
     */
    public MultilinearReferenceLogan(ModelOptions options) {
        this.options = options;
        this.k2Prime = options.required(Srtm2.K2_PRIME, ENTRY.name());
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overReference(this, input, options, k2Prime, LoganEquation.Form.INTEGRAL);
    }
}
