package org.petline.kinetics;

/** What a model may ask of its input. */
final class Inputs {
    private Inputs() {}

    /** The input as a reference region's, which the model needs. */
    static ReferenceInput reference(Input input, KineticModel model) {
        if (input instanceof ReferenceInput reference) return reference;
        throw new IllegalArgumentException(model.name() + " needs a reference region, not " + input.kind());
    }

    /** The input as plasma, which the model needs. */
    static PlasmaInput plasma(Input input, KineticModel model) {
        if (input instanceof PlasmaInput plasma) return plasma;
        throw new IllegalArgumentException(model.name() + " needs plasma, not " + input.kind());
    }

    /** Whole blood, which the model needs. */
    static InputCurve blood(ReferenceInput input, Prediction prediction, KineticModel model) {
        return input.blood(prediction)
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " needs whole blood"));
    }
}
