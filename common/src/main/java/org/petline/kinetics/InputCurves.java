package org.petline.kinetics;

import org.petline.FrameTimes;

/**
 * One curve, ready for both ways in which a model meets a frame.
 *
 * @param isHeld whether its last value is held to the end of a frame
 */
record InputCurves(InputCurve averages, InputCurve samples, boolean isHeld) {
    static InputCurves of(Tac tac) {
        return new InputCurves(
                InputCurve.of(tac, Prediction.FRAME_AVERAGE), InputCurve.of(tac, Prediction.MID_FRAME), false);
    }

    static InputCurves of(SampledCurve curve, FrameTimes times) {
        SampledCurve held = curve.heldTo(times);
        return new InputCurves(
                InputCurve.of(held, times, Prediction.FRAME_AVERAGE),
                InputCurve.of(held, times, Prediction.MID_FRAME),
                held.isHeld());
    }

    InputCurve of(Prediction prediction) {
        return switch (prediction) {
            case FRAME_AVERAGE -> averages;
            case MID_FRAME -> samples;
        };
    }
}
