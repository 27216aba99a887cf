package org.petline.kinetics;

/** How a model's curve meets a frame. */
public enum Prediction {
    /** The curve's average over the frame: what a scanner measures. The default. */
    FRAME_AVERAGE,

    /** The curve's value at the middle of the frame: what most software compares, and biased where curves bend. */
    MID_FRAME
}
