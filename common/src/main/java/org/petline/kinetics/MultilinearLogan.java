package org.petline.kinetics;

/**
 * The multilinear form of Logan's plot (Turkheimer et al. 2003, J Cereb Blood Flow Metab 23:490): int C_T = VT int C_P + b
 * C_T from t* on.
 */
public final class MultilinearLogan implements KineticModel {
    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public MultilinearLogan(ModelOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "mlLogan";
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overPlasma(this, input, options, LoganEquation.Form.INTEGRAL);
    }
}
