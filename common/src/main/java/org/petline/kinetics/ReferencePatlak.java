package org.petline.kinetics;

import java.util.Optional;

/**
 * Patlak's plot with a reference region (Patlak and Blasberg 1985, J Cereb Blood Flow Metab 5:584): C_T / C_R = K int C_R /
 * C_R + V from t* on. K is Ki of the target over the reference's distribution volume, 1/min.
 */
public final class ReferencePatlak implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "refPatlak",
            Input.Kind.REFERENCE,
            KineticModels.Start.AT_T_STAR,
            new ModelWords(
                    "Patlak's plot with a reference region",
                    "Patlak plot with reference tissue",
                    Papers.PATLAK_1983,
                    "PatlakRef"),
            ReferencePatlak::new);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and t*. */
    public ReferencePatlak(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return LinearFit.ofReference(
                Inputs.reference(input, this),
                options.prediction(),
                curve -> new PatlakEquation(
                        curve.frames(), Convolution.of(curve, 0).curve(), Estimate.none("Kiref", Estimate.PER_MINUTE)),
                options.tStar(),
                Optional.of(new LinearFit.LineLabels("int C_R / C_R (min)", "C_T / C_R")),
                Optional.empty());
    }
}
