package org.petline.jobs.fitting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.petline.FrameTimes;
import org.petline.blood.BloodFlag;
import org.petline.kinetics.Tac;

/**
 * Whether plasma can be that of a scan: by the time it covers, by when it comes, and by how much it is.
 *
 * <p>The bounds are far outside of what tracers do, so that only another unit (a factor of 60 or 1000), clock or scan
 * passes them: the area under the tissue's curve over that under the plasma's lies between what blood in the tissue alone
 * gives (0.03) and what complete trapping gives (K1 times the scan's length, at most 90).
 */
final class BloodPlausibility {
    private static final double LEAST_TISSUE = 0.02;
    private static final double MOST_TISSUE = 200;

    /** Peaks of parent plasma, g/mL: 5 to 50 after a bolus, about 0.1 where it was sampled late. */
    private static final double LEAST_SUV = 0.02;

    private static final double MOST_SUV = 500;

    private static final double LITTLE_SHARE = 0.1;

    /** Shorter scans end before blood is sampled. */
    private static final double SHORT_SCAN_MINUTES = 10;

    /** Clocks, and the way from heart to wrist. */
    private static final double LATER_MINUTES = 1;

    private static final double RISEN_SHARE = 0.2;
    private static final double ARRIVED_SHARE = 0.01;

    private final FrameTimes times;
    private final Collection<Tac> tacs;
    private final ArterialCurves blood;
    private final List<String> found = new ArrayList<>();

    private BloodPlausibility(FrameTimes times, Collection<Tac> tacs, ArterialCurves blood) {
        this.times = times;
        this.tacs = tacs;
        this.blood = blood;
    }

    /**
     * What cannot be, each a flag's name, a colon and both values.
     *
     * @param tacs regions' curves, Bq/mL; empty where they are not known yet
     * @param suvPerActivity SUV (g/mL) of 1 Bq/mL
     */
    static List<String> of(
            FrameTimes times, Collection<Tac> tacs, ArterialCurves blood, OptionalDouble suvPerActivity) {
        BloodPlausibility check = new BloodPlausibility(times, tacs, blood);
        check.coverage();
        if (!tacs.isEmpty()) {
            check.arrival();
            check.areas();
        }
        suvPerActivity.ifPresent(check::peak);
        return List.copyOf(check.found);
    }

    private void coverage() {
        double end = times.endMinutes(times.count() - 1);
        double last = blood.minutes(blood.count() - 1);
        if (end < SHORT_SCAN_MINUTES || last >= LITTLE_SHARE * end) return;
        say(BloodFlag.BLOOD_COVERS_LITTLE, "last sample at " + min(last) + ", last frame ends at " + min(end));
    }

    private void arrival() {
        double arrived = arrivedMinutes();
        double most = 0;
        double early = 0;
        for (int frame = 0; frame < times.count(); frame++) {
            double here = largest(frame);
            if (here > most) most = here;
            if (times.endMinutes(frame) <= arrived - LATER_MINUTES && here > early) early = here;
        }
        if (early < RISEN_SHARE * most || early == 0) return;
        say(
                BloodFlag.BLOOD_AFTER_TISSUE,
                "tracer in blood from " + min(arrived) + " on, before that tissue has " + percent(early / most)
                        + " of its peak");
    }

    /** The last time before the peak at which there is next to nothing. */
    private double arrivedMinutes() {
        int peak = 0;
        for (int i = 0; i < blood.count(); i++) if (blood.plasma(i) > blood.plasma(peak)) peak = i;
        for (int i = peak; i >= 0; i--) {
            if (blood.plasma(i) <= ARRIVED_SHARE * blood.plasma(peak)) return blood.minutes(i);
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** Over the time for which both are known. */
    private void areas() {
        double last = blood.minutes(blood.count() - 1);
        double tissue = 0;
        double begin = Double.NaN;
        double end = Double.NaN;
        for (int frame = 0; frame < times.count() && times.endMinutes(frame) <= last; frame++) {
            if (Double.isNaN(begin)) begin = times.startMinutes(frame);
            end = times.endMinutes(frame);
            tissue += largest(frame) * times.durationMinutes(frame);
        }
        // A late window holds less of the plasma than the tissue has seen.
        if (Double.isNaN(begin) || begin > LATER_MINUTES || end - begin < SHORT_SCAN_MINUTES) return;
        double plasma = plasmaArea(end);
        double ratio = tissue / plasma;
        if (!(plasma > 0) || !(tissue > 0) || (ratio >= LEAST_TISSUE && ratio <= MOST_TISSUE)) return;
        double minutes = end - begin;
        say(
                BloodFlag.PLASMA_IMPLAUSIBLE,
                "mean of plasma " + activity(plasma / minutes) + ", of tissue " + activity(tissue / minutes));
    }

    private double plasmaArea(double until) {
        double area = 0;
        for (int i = 1; i < blood.count() && blood.minutes(i) <= until; i++) {
            double width = blood.minutes(i) - blood.minutes(i - 1);
            area += width * (blood.plasma(i) + blood.plasma(i - 1)) / 2;
        }
        return area;
    }

    private void peak(double suvPerActivity) {
        double most = 0;
        for (int i = 0; i < blood.count(); i++) most = Math.max(most, blood.plasma(i));
        double suv = most * suvPerActivity;
        if (suv >= LEAST_SUV && suv <= MOST_SUV) return;
        say(
                BloodFlag.PLASMA_IMPLAUSIBLE,
                "peak of plasma " + activity(most) + ", an SUV of " + rounded(suv)
                        + " by InjectedRadioactivity and BodyWeight");
    }

    /** Of all regions; 0 where all are missing. */
    private double largest(int frame) {
        double most = 0;
        for (Tac tac : tacs) if (!tac.isMissing(frame) && tac.at(frame) > most) most = tac.at(frame);
        return most;
    }

    private void say(BloodFlag flag, String values) {
        found.add(flag.name() + ": " + values);
    }

    private static String min(double minutes) {
        return rounded(minutes) + " min";
    }

    private static String activity(double value) {
        return rounded(value) + " Bq/mL";
    }

    private static String percent(double share) {
        return rounded(100 * share) + " %";
    }

    private static String rounded(double value) {
        if (!Double.isFinite(value)) return String.valueOf(value);
        return new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }
}
