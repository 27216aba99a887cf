package org.petline.kinetics;

/**
 * Logan's plot with plasma input (Logan et al. 1990, J Cereb Blood Flow Metab 10:740): int C_T / C_T = VT int C_P / C_T + b
 * from t* on.
 *
 * <p>VT is biased low by noise (Slifstein and Laruelle 2000); {@link Ma1} much less. Averages over frames are taken of the
 * equation's three terms, so that no curve is read at a frame's middle.
 */
public final class PlasmaLogan implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "Logan",
                    Input.Kind.PLASMA,
                    KineticModels.Start.AT_T_STAR,
                    new ModelWords("Logan's plot", "Logan plot", Papers.LOGAN_1990, "Logan"),
                    PlasmaLogan::new)
            .needing(KineticModels.Need.TARGET_HISTORY);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public PlasmaLogan(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overPlasma(this, input, options, LoganEquation.Form.PLOT);
    }
}
