package org.petline.blood;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.petline.Refusal;

/**
 * From a scan's recordings of blood to its input: dispersion correction, one curve of whole blood and one of plasma, the
 * ratio of the two where one lacks, the parent fraction, and their product.
 */
public final class BloodProcessing {
    /** A curve below this share of its peak has not begun. */
    private static final double ARRIVAL_SHARE = 0.01;

    private static final int FEWEST_POSITIVE = 3;

    /** Clocks and needles. */
    private static final double TOUCH_MINUTES = 1.0 / 60;

    private final Settings settings;

    /** What becomes of manual samples that were drawn while the automatic sampler ran. */
    public enum Overlap {
        /**
         * They serve the ratio of whole blood to plasma only: on the rise of the peak a sample's time is not known well
         * enough. In 20 measurements of [11C]PBR28 (kinfitr's pbr28) whole blood within 45 s of the peak is then 3.0 % of
         * the peak away from the authors' own curve (median of root mean squares), against 4.0 % with both.
         */
        AUTOMATIC_ONLY,
        /** They are kept among the automatic ones; of identical times the mean is used. */
        BOTH
    }

    /** What to do with the samples. */
    public record Settings(ParentChoice parentFraction, RatioModel ratio, Overlap overlap) {
        /** The best model, the ratio through its samples, the automatic recording alone where it runs. */
        public static Settings standard() {
            return new Settings(ParentChoice.BEST_MODEL, RatioModel.INTERPOLATED, Overlap.AUTOMATIC_ONLY);
        }
    }

    public BloodProcessing(Settings settings) {
        this.settings = settings;
    }

    /**
     * The input of plasma models.
     *
     * @param recordings of one scan, in any order, all activities in one unit
     * @param untilMinutes until when the input is wanted, that is, the end of the last frame, from TimeZero
     * @throws Refusal with a {@link BloodReason}, naming the column and no file
     */
    public ProcessedBlood process(List<BloodRecording> recordings, double untilMinutes) {
        SampledCurves sampled = SampledCurves.of(recordings, settings);
        Set<BloodFlag> flags = new TreeSet<>(sampled.flags());
        requireActivity(sampled.plasma());
        if (sampled.arriving().peak() == 0) flags.add(BloodFlag.PEAK_NOT_SAMPLED);
        double arrival = arrival(sampled.arriving());

        Samples fractions = Samples.NONE;
        for (BloodRecording recording : recordings) fractions = fractions.and(recording.parentFraction());
        ParentFraction parent = ParentFraction.of(fractions, settings.parentFraction());

        MonotoneCurve total = new MonotoneCurve(begun(sampled.plasma(), arrival));
        DoubleUnaryOperator plasma = t -> total.at(t) * parent.at(t);
        double end = sampled.plasma().last();
        SortedSet<Double> times = new TreeSet<>(List.of(Math.min(0, arrival), arrival));
        addUntil(end, sampled.plasma().times(), times);
        addUntil(end, parent.sampleTimes(), times);
        DenseTimes dense = new DenseTimes().follow(plasma, peak(plasma, times));
        boolean bloodKnown = !sampled.wholeBlood().isEmpty();
        DoubleUnaryOperator blood = t -> Double.NaN;
        if (bloodKnown) {
            addUntil(end, sampled.wholeBlood().times(), times);
            blood = new MonotoneCurve(begun(sampled.wholeBlood(), arrival))::at;
            dense.follow(blood, peak(blood, times));
        }
        double[] minutes = dense.between(times);

        flags.addAll(parent.flags(settings.parentFraction(), end));
        if (end < untilMinutes - TOUCH_MINUTES) flags.add(BloodFlag.BLOOD_ENDS_EARLY);
        return new ProcessedBlood(
                minutes,
                Arrays.stream(minutes).map(plasma).toArray(),
                Arrays.stream(minutes).map(blood).toArray(),
                arrival,
                parent,
                flags);
    }

    private static void requireActivity(Samples plasma) {
        int positive = 0;
        for (int i = 0; i < plasma.count(); i++) if (plasma.value(i) > 0) positive++;
        if (positive >= FEWEST_POSITIVE) return;
        throw Refusal.of(BloodReason.BLOOD_ACTIVITY_MISSING)
                .field("plasma_radioactivity")
                .found(positive + " activities above zero");
    }

    /** The last sample before the peak that is next to nothing, or TimeZero if none was drawn before the tracer came. */
    private static double arrival(Samples curve) {
        int peak = curve.peak();
        for (int i = peak - 1; i >= 0; i--) {
            if (curve.value(i) <= ARRIVAL_SHARE * curve.value(peak)) return curve.minutes(i);
        }
        return Math.min(0, curve.first() - TOUCH_MINUTES);
    }

    /** The samples with zero at the arrival and before. */
    private static Samples begun(Samples curve, double arrival) {
        Samples after = curve.at(t -> t > arrival);
        return Samples.of(new double[] {Math.min(-TOUCH_MINUTES, arrival - TOUCH_MINUTES), arrival}, new double[2])
                .and(after);
    }

    private static void addUntil(double end, double[] from, SortedSet<Double> to) {
        for (double time : from) if (time <= end) to.add(time);
    }

    private static double peak(DoubleUnaryOperator curve, SortedSet<Double> times) {
        return times.stream().mapToDouble(curve::applyAsDouble).max().getAsDouble();
    }
}
