package org.petline.kinetics;

/**
 * The multilinear form of Logan's plot (Turkheimer et al. 2003, J Cereb Blood Flow Metab 23:490): int C_T = VT int C_P + b
 * C_T from t* on.
 */
public final class MultilinearLogan implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "mlLogan",
                    Input.Kind.PLASMA,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords(
                            "Logan's plot in multilinear form",
                            "multilinear form of the Logan plot",
                            Papers.LOGAN_1990,
                            "mlLogan"),
                    MultilinearLogan::new)
            .needing(KineticModels.Need.TARGET_HISTORY);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public MultilinearLogan(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overPlasma(this, input, options, LoganEquation.Form.INTEGRAL);
    }
}
