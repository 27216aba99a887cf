package org.petline.kinetics;

import org.petline.FrameTimes;

/**
 * The reference region's curve C_R(t) as a function of time, made from its frame averages.
 *
 * <p>The integral of C_R is a cubic spline through the measured cumulative integral at the frames' edges, so that C_R
 * itself is continuous, quadratic in each frame, and has exactly the measured average over each. C_R is 0 until the
 * first frame with positive activity begins, and straight in the last frame. Where a frame is missing or frames leave a
 * gap, the gap's average is taken from the straight line between the middles of its neighbours; a scan that begins after
 * TimeZero is taken to have risen in a straight line from 0 there to its first average. Missing frames at the end are
 * not filled: the input ends before them.
 *
 * <p>A model that predicts {@link Prediction#MID_FRAME} values takes the averages for samples at the frames' middles
 * instead and joins them by straight lines, as kinfitr does. That costs 0.5 % of BPND on average and 3 % at worst, on
 * exact frame averages, and exists for comparison with such software. Immutable.
 */
public final class ReferenceInput {
    private final Tac tac;
    private final InputCurve averages;
    private final InputCurve samples;

    private ReferenceInput(Tac tac, InputCurve averages, InputCurve samples) {
        this.tac = tac;
        this.averages = averages;
        this.samples = samples;
    }

    /** The input that has this curve's frame averages. */
    public static ReferenceInput of(Tac reference) {
        return new ReferenceInput(
                reference,
                InputCurve.of(reference, Prediction.FRAME_AVERAGE),
                InputCurve.of(reference, Prediction.MID_FRAME));
    }

    /** The curve this was made from. */
    public Tac tac() {
        return tac;
    }

    public FrameTimes times() {
        return tac.times();
    }

    /** Whether the frame takes part in fits: activity has begun, and the reference has a value there. */
    public boolean covers(int frame) {
        return averages.covers(frame) && !tac.isMissing(frame);
    }

    /** C_R at a time in minutes; 0 before it begins, NaN after it ends. */
    public double at(double minutes) {
        return averages.at(minutes);
    }

    /** The area under the known frames, activity x min. */
    public double areaMinutes() {
        double area = 0;
        for (int frame = 0; frame < tac.count(); frame++) {
            if (covers(frame)) area += tac.at(frame) * times().durationMinutes(frame);
        }
        return area;
    }

    InputCurve curve(Prediction prediction) {
        return switch (prediction) {
            case FRAME_AVERAGE -> averages;
            case MID_FRAME -> samples;
        };
    }
}
