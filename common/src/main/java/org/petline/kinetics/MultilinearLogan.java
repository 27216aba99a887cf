package org.petline.kinetics;

import java.util.Optional;

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
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve curve = plasma.curve(options.prediction());
        double[] driving = Convolution.of(curve, 0).curve();
        return new LinearFit(
                input,
                new LoganEquation(driving, LoganEquation.Form.INTEGRAL, LoganEquation.Reading.VOLUME),
                TargetIntegral.of(input, curve),
                options.tStar(),
                "VT",
                Optional.empty(),
                TargetBlood.of(plasma, options, this),
                Optional.empty());
    }
}
