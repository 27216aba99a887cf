package org.petline.kinetics;

/**
 * The multilinear form of Logan's reference plot (Turkheimer et al. 2003, J Cereb Blood Flow Metab 23:490): int C_T = DVR
 * (int C_R + C_R / k2') + b C_T from t* on; BPND = DVR - 1.
 */
public final class MultilinearReferenceLogan implements KineticModel {
    private final ModelOptions options;
    private final K2Prime k2Prime;

    /**
     * The model; of the options it takes the prediction, k2' and t*.
     *
     * @throws IllegalArgumentException without k2'
     */
    public MultilinearReferenceLogan(ModelOptions options) {
        this.options = options;
        this.k2Prime = Inputs.k2Prime(options, "refMlLogan");
    }

    @Override
    public String name() {
        return "refMlLogan";
    }

    @Override
    public BoundModel bind(Input input) {
        return LoganEquation.overReference(this, input, options, k2Prime, LoganEquation.Form.INTEGRAL);
    }
}
