package org.petline.kinetics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
public final class ReferenceInput implements Input {
    private final Tac tac;
    private final double[] errors;
    private final InputCurves curves;
    private final Optional<InputCurves> blood;

    private ReferenceInput(Tac tac, double[] errors, InputCurves curves, Optional<InputCurves> blood) {
        this.tac = tac;
        this.errors = errors;
        this.curves = curves;
        this.blood = blood;
    }

    /**
     * The input that has this curve's frame averages. Its errors are those that the curve has ({@link Tac#withErrors}), or what
     * its smoothness tells of them.
     */
    public static ReferenceInput of(Tac reference) {
        return new ReferenceInput(reference, CurveNoise.of(reference), InputCurves.of(reference), Optional.empty());
    }

    /**
     * An input that is known as a function of time, not only as frame averages.
     *
     * @param minutes [sample] from TimeZero, increasing, at least two
     * @param values [sample] activity; between samples the curve is a monotone cubic
     * @throws IllegalArgumentException if lengths differ, times do not increase or a number is not finite
     */
    public static ReferenceInput of(FrameTimes times, double[] minutes, double[] values) {
        InputCurves curves = InputCurves.of(SampledCurve.of(minutes, values), times);
        Tac averages = Tac.of(times, curves.averages().frames());
        return new ReferenceInput(averages, new double[times.count()], curves, Optional.empty());
    }

    /**
     * The same with whole blood beside it, for models with a blood volume.
     *
     * @param minutes [sample] from TimeZero, increasing, at least two
     * @param activity [sample] of whole blood, in the reference's unit
     */
    public ReferenceInput withBlood(double[] minutes, double[] activity) {
        InputCurves whole = InputCurves.of(SampledCurve.of(minutes, activity), times());
        return new ReferenceInput(tac, errors, curves, Optional.of(whole));
    }

    /** The same with whole blood that is known as frame averages, for example of a vessel in the image. */
    public ReferenceInput withBlood(Tac blood) {
        if (!blood.times().equals(times())) throw new IllegalArgumentException("blood over " + blood.times());
        return new ReferenceInput(tac, errors, curves, Optional.of(InputCurves.of(blood)));
    }

    /** The curve this was made from; where it was sampled, its frame averages, NaN after the last sample. */
    public Tac tac() {
        return tac;
    }

    @Override
    public Kind kind() {
        return Kind.REFERENCE;
    }

    @Override
    public FrameTimes times() {
        return tac.times();
    }

    @Override
    public boolean hasBlood() {
        return blood.isPresent();
    }

    @Override
    public boolean covers(int frame) {
        return curves.averages().covers(frame) && !tac.isMissing(frame);
    }

    /** C_R at a time in minutes; 0 before it begins, NaN after it ends. */
    public double at(double minutes) {
        return curves.averages().at(minutes);
    }

    @Override
    public double areaMinutes() {
        double area = 0;
        for (int frame = 0; frame < tac.count(); frame++) {
            if (covers(frame)) area += tac.at(frame) * times().durationMinutes(frame);
        }
        return area;
    }

    /** A reference that was given as frames ends with its last known frame; targets are measured over the same. */
    @Override
    public boolean endsEarly() {
        return Double.isNaN(curves.averages().frames()[tac.count() - 1]);
    }

    @Override
    public boolean isHeld() {
        return curves.isHeld() || blood.map(InputCurves::isHeld).orElse(false);
    }

    public InputCurve curve(Prediction prediction) {
        return curves.of(prediction);
    }

    /** [frame] the standard errors of the reference's values; 0 where they are taken as exact. An array of the input's. */
    double[] errors() {
        return errors;
    }

    /**
     * The curve as it would be with each frame in turn one standard error higher, in the order of the frames; frames that are
     * taken as exact are left out. What these do to an estimate is its error by the reference.
     */
    List<InputCurve> oneErrorAway(Prediction prediction) {
        KnownSpan span = KnownSpan.of(tac);
        List<InputCurve> away = new ArrayList<>();
        for (int frame = span.first(); frame <= span.last(); frame++) {
            if (!(errors[frame] > 0)) continue;
            double[] values = tac.values();
            values[frame] += errors[frame];
            away.add(InputCurve.of(Tac.of(tac.times(), values), span, prediction));
        }
        return away;
    }

    Optional<InputCurve> blood(Prediction prediction) {
        return blood.map(whole -> whole.of(prediction));
    }
}
