package org.petline.kinetics;

import org.petline.FrameTimes;

/** One curve, ready for both ways in which a model meets a frame. */
record InputCurves(InputCurve averages, InputCurve samples) {
    static InputCurves of(Tac tac) {
        return new InputCurves(InputCurve.of(tac, Prediction.FRAME_AVERAGE), InputCurve.of(tac, Prediction.MID_FRAME));
    }

    static InputCurves of(SampledCurve curve, FrameTimes times) {
        return new InputCurves(
                InputCurve.of(curve, times, Prediction.FRAME_AVERAGE),
                InputCurve.of(curve, times, Prediction.MID_FRAME));
    }

    InputCurve of(Prediction prediction) {
        return switch (prediction) {
            case FRAME_AVERAGE -> averages;
            case MID_FRAME -> samples;
        };
    }
}
