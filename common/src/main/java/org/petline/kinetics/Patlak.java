package org.petline.kinetics;

import java.util.Optional;

/**
 * Patlak's plot with plasma input (Patlak et al. 1983, J Cereb Blood Flow Metab 3:1): C_T / C_P = Ki int C_P / C_P + V from t*
 * on, for tracers that stay.
 */
public final class Patlak implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "Patlak",
            Input.Kind.PLASMA,
            KineticModels.Start.AT_T_STAR,
            new ModelWords("Patlak's plot", "Patlak plot", Papers.PATLAK_1983, "Patlak"),
            Patlak::new);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public Patlak(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve curve = plasma.curve(options.prediction());
        LinearEquation equation = new PatlakEquation(
                curve.frames(), Convolution.of(curve, 0).curve(), Estimate.none("Ki", Estimate.FLOW));
        return LinearFit.ofPlasma(
                input,
                equation,
                TargetIntegral.of(input, curve),
                options.tStar(),
                Optional.of(new LinearFit.LineLabels("int C_P / C_P (min)", "C_T / C_P")),
                TargetBlood.of(plasma, options, this));
    }
}
