package org.petline.kinetics;

import java.util.Optional;
import org.petline.FrameTimes;

/**
 * Unmetabolised tracer in arterial plasma, C_P(t), and whole blood, C_B(t), as functions of time.
 *
 * <p>Between samples both are {@link SampledCurve monotone cubics}; the last value is held to the end of the frame in which
 * it was sampled, and frames that start later are left out of fits. Immutable.
 */
public final class PlasmaInput implements Input {
    private final FrameTimes times;
    private final SampledCurve plasma;
    private final Optional<SampledCurve> blood;
    private final InputCurves plasmaCurves;
    private final Optional<InputCurves> bloodCurves;

    private PlasmaInput(FrameTimes times, SampledCurve plasma, Optional<SampledCurve> blood) {
        this.times = times;
        this.plasma = plasma;
        this.blood = blood;
        this.plasmaCurves = InputCurves.of(plasma, times);
        this.bloodCurves = blood.map(curve -> InputCurves.of(curve, times));
    }

    /**
     * An input without whole blood.
     *
     * @param minutes [sample] from TimeZero, increasing, at least two
     * @param plasma [sample] activity of unmetabolised tracer in plasma
     * @throws IllegalArgumentException if lengths differ, times do not increase or a number is not finite
     */
    public static PlasmaInput of(FrameTimes times, double[] minutes, double[] plasma) {
        return new PlasmaInput(times, SampledCurve.of(minutes, plasma), Optional.empty());
    }

    /**
     * An input with whole blood.
     *
     * @param blood [sample] activity of whole blood, the same times and unit
     */
    public static PlasmaInput of(FrameTimes times, double[] minutes, double[] plasma, double[] blood) {
        return new PlasmaInput(times, SampledCurve.of(minutes, plasma), Optional.of(SampledCurve.of(minutes, blood)));
    }

    /** The same input reaching the tissue later, or earlier. */
    public PlasmaInput delayedByMinutes(double delay) {
        return new PlasmaInput(
                times, plasma.delayedByMinutes(delay), blood.map(curve -> curve.delayedByMinutes(delay)));
    }

    @Override
    public Kind kind() {
        return Kind.PLASMA;
    }

    @Override
    public FrameTimes times() {
        return times;
    }

    @Override
    public boolean hasBlood() {
        return blood.isPresent();
    }

    @Override
    public boolean covers(int frame) {
        return plasmaCurves.averages().covers(frame)
                && bloodCurves.map(curves -> curves.averages().covers(frame)).orElse(true);
    }

    /** C_P at a time in minutes; 0 before it arrives, NaN after the last sample. */
    public double at(double minutes) {
        return plasmaCurves.averages().at(minutes);
    }

    /** The time of the last sample, minutes from TimeZero. */
    public double endMinutes() {
        return plasma.endMinutes();
    }

    @Override
    public double areaMinutes() {
        double[] means = plasmaCurves.averages().frames();
        double area = 0;
        for (int frame = 0; frame < means.length; frame++) {
            if (covers(frame)) area += means[frame] * times.durationMinutes(frame);
        }
        return area;
    }

    @Override
    public boolean endsEarly() {
        double end = plasma.heldTo(times).heldUntilMinutes();
        if (blood.isPresent()) end = Math.min(end, blood.get().heldTo(times).heldUntilMinutes());
        return times.endMinutes(times.count() - 1) > end + KnownSpan.TOUCH_MINUTES;
    }

    @Override
    public boolean isHeld() {
        return plasmaCurves.isHeld() || bloodCurves.map(InputCurves::isHeld).orElse(false);
    }

    public InputCurve curve(Prediction prediction) {
        return plasmaCurves.of(prediction);
    }

    public Optional<InputCurve> blood(Prediction prediction) {
        return bloodCurves.map(curves -> curves.of(prediction));
    }
}
