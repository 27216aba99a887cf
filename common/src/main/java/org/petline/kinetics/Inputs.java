package org.petline.kinetics;

/** What a model may ask of its input. */
public final class Inputs {
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

    /** [frame] int C_R + C_R / k2': what the reference says has been delivered, activity x min. */
    public static double[] delivered(InputCurve reference, double k2PrimePerMinute) {
        double[] out = Convolution.of(reference, 0).curve().clone();
        double[] now = reference.frames();
        for (int frame = 0; frame < out.length; frame++) out[frame] += now[frame] / k2PrimePerMinute;
        return out;
    }

    /** t* of a method that holds from the start: all frames, unless a time is given. */
    public static TStar fromTheStart(TStar tStar) {
        return tStar instanceof TStar.Fixed ? tStar : new TStar.Fixed(0);
    }
}
