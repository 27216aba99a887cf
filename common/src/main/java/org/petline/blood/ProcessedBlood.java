package org.petline.blood;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of a scan's blood: unchanged tracer in plasma and whole blood, at times so dense that straight lines between
 * them stay within 1e-4 of the peak of the curves.
 *
 * <p>Times are increasing and hold every time at which blood was sampled; the curves begin with zero and are zero until
 * the tracer arrives. Nothing is cut off: noise may make values negative, and a measured parent fraction above 1 stays
 * one. Immutable; arrays are copied at the door.
 */
public final class ProcessedBlood {
    private final double[] minutes;
    private final double[] plasma;
    private final double[] wholeBlood;
    private final double arrivalMinutes;
    private final ParentFraction parentFraction;
    private final Set<BloodFlag> flags;

    ProcessedBlood(
            double[] minutes,
            double[] plasma,
            double[] wholeBlood,
            double arrivalMinutes,
            ParentFraction parentFraction,
            Set<BloodFlag> flags) {
        this.minutes = minutes.clone();
        this.plasma = plasma.clone();
        this.wholeBlood = wholeBlood.clone();
        this.arrivalMinutes = arrivalMinutes;
        this.parentFraction = parentFraction;
        this.flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    /** Number of times. */
    public int count() {
        return minutes.length;
    }

    /** [time], from TimeZero, increasing, a copy. */
    public double[] minutes() {
        return minutes.clone();
    }

    /** Activity of the unchanged tracer in arterial plasma, in the unit of the recordings: [time], a copy. */
    public double[] parentPlasma() {
        return plasma.clone();
    }

    /** Activity in whole blood, same unit: [time], a copy; NaN throughout if {@link BloodFlag#WHOLE_BLOOD_UNKNOWN}. */
    public double[] wholeBlood() {
        return wholeBlood.clone();
    }

    /** When the last sample was drawn; the curves end there. */
    public double endMinutes() {
        return minutes[minutes.length - 1];
    }

    /** The last time at which there was none or next to no tracer yet. */
    public double arrivalMinutes() {
        return arrivalMinutes;
    }

    /** The parent fraction that was used, and what it was chosen from. */
    public ParentFraction parentFraction() {
        return parentFraction;
    }

    /** What to know before the curves are used, in the order of the flags. */
    public Set<BloodFlag> flags() {
        return flags;
    }
}
