package org.petline.jobs.fitting;

import java.util.Arrays;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.ReferenceInput;

/** Unchanged tracer in arterial plasma, and whole blood if it is known, as sampled. Immutable; arrays are copied. */
public final class ArterialCurves {
    private final double[] minutes;
    private final double[] plasma;
    private final Optional<double[]> wholeBlood;

    private ArterialCurves(double[] minutes, double[] plasma, Optional<double[]> wholeBlood) {
        this.minutes = minutes;
        this.plasma = plasma;
        this.wholeBlood = wholeBlood;
    }

    /**
     * Curves at the same times.
     *
     * @param minutes [sample] from TimeZero, increasing, at least two
     * @param plasma [sample] unchanged tracer in plasma, Bq/mL
     * @param wholeBlood [sample] Bq/mL; NaN throughout if it is not known
     */
    public static ArterialCurves of(double[] minutes, double[] plasma, double[] wholeBlood) {
        boolean known = Arrays.stream(wholeBlood).noneMatch(Double::isNaN);
        return new ArterialCurves(
                minutes.clone(), plasma.clone(), known ? Optional.of(wholeBlood.clone()) : Optional.empty());
    }

    int count() {
        return minutes.length;
    }

    double minutes(int sample) {
        return minutes[sample];
    }

    /** Unchanged tracer in plasma, Bq/mL. */
    double plasma(int sample) {
        return plasma[sample];
    }

    PlasmaInput over(FrameTimes times) {
        return wholeBlood
                .map(blood -> PlasmaInput.of(times, minutes, plasma, blood))
                .orElseGet(() -> PlasmaInput.of(times, minutes, plasma));
    }

    /** A reference with whole blood beside it, which reaches the brain later by the delay. */
    ReferenceInput beside(ReferenceInput reference, double delayMinutes) {
        double[] delayed =
                Arrays.stream(minutes).map(each -> each + delayMinutes).toArray();
        return wholeBlood.map(blood -> reference.withBlood(delayed, blood)).orElse(reference);
    }
}
