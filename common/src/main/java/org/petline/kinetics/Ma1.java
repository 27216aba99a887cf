package org.petline.kinetics;

/**
 * Multilinear analysis MA1 (Ichise et al. 2002, J Cereb Blood Flow Metab 22:1271): C_T = g1 int C_P + g2 int C_T from t* on,
 * VT = -g1 / g2.
 *
 * <p>The noisy curve stands alone on the left; what is left of its noise in the running integral is small.
 */
public final class Ma1 implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "MA1",
                    Input.Kind.PLASMA,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords("Multilinear analysis 1", "multilinear analysis MA1", Papers.ICHISE_2002, "MA1"),
                    Ma1::new)
            .needing(KineticModels.Need.TARGET_HISTORY);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public Ma1(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overPlasma(this, input, options, LoganEquation.Form.CURVE);
    }
}
