package org.petline.blood;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.petline.Refusal;

/**
 * All recordings of a scan as one list of samples of whole blood and one of plasma, each filled from the other by their
 * ratio where it was not measured itself.
 *
 * @param wholeBlood empty if it is not known
 * @param plasma activity of all chemical forms together
 * @param arriving the recording in which the arrival shows best, as it was counted: dispersion delays nothing, and its
 *     correction smears the arrival over a few samples
 * @param flags what to know about them
 */
record SampledCurves(Samples wholeBlood, Samples plasma, Samples arriving, Set<BloodFlag> flags) {
    private static final double DISAGREEMENT = 0.15;

    /** After the peak by that much a sample's time need not be known to the second. */
    private static final double AFTER_PEAK_MINUTES = 1;

    private static final double AVERAGED_MINUTES = 10.0 / 60;

    /**
     * Brings the recordings together.
     *
     * @throws Refusal BLOOD_ACTIVITY_MISSING or BLOOD_PLASMA_RATIO_UNKNOWN
     */
    static SampledCurves of(List<BloodRecording> recordings, BloodProcessing.Settings settings) {
        Set<BloodFlag> flags = new TreeSet<>();
        Pair automatic = new Pair(Samples.NONE, Samples.NONE);
        Pair manual = automatic;
        Samples ratios = Samples.NONE;
        Samples arriving = Samples.NONE;
        for (BloodRecording recording : recordings) {
            Pair pair = corrected(recording, flags);
            ratios = ratios.and(BloodPlasmaRatio.measured(pair.wholeBlood(), pair.plasma()));
            if (recording.continuous()) {
                automatic = automatic.and(pair);
                arriving = recording.wholeBlood().isEmpty() ? recording.plasma() : recording.wholeBlood();
            } else {
                manual = manual.and(pair);
            }
        }
        if (arriving.isEmpty()) arriving = manual.wholeBlood().isEmpty() ? manual.plasma() : manual.wholeBlood();
        if (disagree(automatic.wholeBlood(), manual.wholeBlood())) flags.add(BloodFlag.RECORDINGS_DISAGREE);
        if (ratios.isEmpty()) {
            ratios = late(automatic.wholeBlood(), manual.plasma());
            if (!ratios.isEmpty()) flags.add(BloodFlag.RATIO_FROM_INTERPOLATED_BLOOD);
        }
        if (ratios.isEmpty()) return withoutRatio(automatic.and(manual), arriving, flags);

        BloodPlasmaRatio ratio = BloodPlasmaRatio.of(ratios, settings.ratio());
        Pair kept = settings.overlap() == BloodProcessing.Overlap.BOTH
                ? manual
                : new Pair(outside(manual.wholeBlood(), automatic), outside(manual.plasma(), automatic));
        Pair all = automatic.and(kept);
        Samples blood = all.wholeBlood();
        Samples plasma = all.plasma();
        Samples toPlasma = blood.at(t -> !plasma.has(t)).with((t, activity) -> activity / ratio.at(t));
        Samples toBlood = plasma.at(t -> !blood.has(t)).with((t, activity) -> activity * ratio.at(t));
        boolean late = (!toPlasma.isEmpty() && toPlasma.last() > ratio.last())
                || (!toBlood.isEmpty() && toBlood.last() > ratio.last());
        if (late) flags.add(BloodFlag.RATIO_EXTRAPOLATED);
        return new SampledCurves(blood.and(toBlood), plasma.and(toPlasma), arriving, flags);
    }

    /** Whole blood and plasma of some recordings. */
    private record Pair(Samples wholeBlood, Samples plasma) {
        private Pair and(Pair other) {
            return new Pair(wholeBlood.and(other.wholeBlood), plasma.and(other.plasma));
        }
    }

    private static Pair corrected(BloodRecording recording, Set<BloodFlag> flags) {
        Pair counted = new Pair(recording.wholeBlood(), recording.plasma());
        if (!recording.continuous()) return counted;
        if (Double.isNaN(recording.dispersionMinutes())) {
            flags.add(BloodFlag.DISPERSION_NOT_CORRECTED);
            return counted;
        }
        DispersionCorrection correction = new DispersionCorrection(recording.dispersionMinutes());
        return new Pair(correction.correct(counted.wholeBlood()), correction.correct(counted.plasma()));
    }

    private static SampledCurves withoutRatio(Pair all, Samples arriving, Set<BloodFlag> flags) {
        if (all.plasma().isEmpty()) {
            BloodReason reason = all.wholeBlood().isEmpty()
                    ? BloodReason.BLOOD_ACTIVITY_MISSING
                    : BloodReason.BLOOD_PLASMA_RATIO_UNKNOWN;
            throw Refusal.of(reason).field("plasma_radioactivity").found("no plasma");
        }
        flags.add(BloodFlag.WHOLE_BLOOD_UNKNOWN);
        return new SampledCurves(Samples.NONE, all.plasma(), arriving, flags);
    }

    /** The manual samples that were not drawn while the machine ran. */
    private static Samples outside(Samples manual, Pair automatic) {
        Samples machine = automatic.wholeBlood().and(automatic.plasma());
        if (machine.isEmpty()) return manual;
        return manual.at(t -> t < machine.first() || t > machine.last());
    }

    /** Ratios of the automatic whole blood about a time to manual plasma at that time, from a minute after the peak on. */
    private static Samples late(Samples automatic, Samples plasma) {
        if (automatic.isEmpty() || plasma.isEmpty()) return Samples.NONE;
        double from = automatic.minutes(automatic.peak()) + AFTER_PEAK_MINUTES;
        return plasma.at(t -> t >= from && t <= automatic.last())
                .with((t, activity) -> activity > 0 ? around(automatic, t) / activity : Double.NaN);
    }

    private static double around(Samples samples, double time) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < samples.count(); i++) {
            if (Math.abs(samples.minutes(i) - time) > AVERAGED_MINUTES) continue;
            sum += samples.value(i);
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static boolean disagree(Samples automatic, Samples manual) {
        Samples ratios = late(automatic, manual);
        if (ratios.isEmpty()) return false;
        double[] sorted = new double[ratios.count()];
        for (int i = 0; i < sorted.length; i++) sorted[i] = ratios.value(i);
        Arrays.sort(sorted);
        return Math.abs(sorted[sorted.length / 2] - 1) > DISAGREEMENT;
    }
}
