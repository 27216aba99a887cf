package org.petline.kinetics;

import java.util.Optional;

/**
 * Logan's plot with plasma input (Logan et al. 1990, J Cereb Blood Flow Metab 10:740): int C_T / C_T = VT int C_P / C_T + b
 * from t* on.
 *
 * <p>VT is biased low by noise (Slifstein and Laruelle 2000); {@link Ma1} much less. Averages over frames are taken of the
 * equation's three terms, so that no curve is read at a frame's middle.
 */
public final class PlasmaLogan implements KineticModel {
    private final ModelOptions options;

    /** The model; of the options it takes the prediction, t* and the blood volume. */
    public PlasmaLogan(ModelOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "Logan";
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve curve = plasma.curve(options.prediction());
        double[] driving = Convolution.of(curve, 0).curve();
        return new LinearFit(
                input,
                new LoganEquation(driving, LoganEquation.Form.PLOT, LoganEquation.Reading.VOLUME),
                TargetIntegral.of(input, curve),
                options.tStar(),
                "VT",
                Optional.of(new LinearFit.LineLabels("int C_P / C_T (min)", "int C_T / C_T (min)")),
                TargetBlood.of(plasma, options, this),
                Optional.empty());
    }
}
