package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.WeightTable;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;

/** What the fits of one scan are made from: the regions' curves, and what else is known of the scan. Immutable. */
public final class FitInputs {
    /** From then on SRTM was off by 5 % and more (18 % after 30 min), with standard errors that showed nothing. */
    private static final double LATEST_START_MINUTES = 10;

    private final FrameTimes times;
    private final Map<String, Tac> tacs;
    private final double decayPerMinute;
    private final Blood blood;
    private final OptionalDouble suvPerActivity;
    private final Optional<WeightTable> weights;

    /** Blood, or why there is none. */
    private record Blood(Optional<ArterialCurves> curves, List<String> remarks, Optional<Refusal> refusal) {}

    private FitInputs(
            FrameTimes times,
            Map<String, Tac> tacs,
            double decayPerMinute,
            Blood blood,
            OptionalDouble suvPerActivity,
            Optional<WeightTable> weights) {
        this.times = times;
        this.tacs = tacs;
        this.decayPerMinute = decayPerMinute;
        this.blood = blood;
        this.suvPerActivity = suvPerActivity;
        this.weights = weights;
    }

    /**
     * Regions' curves, and nothing else known.
     *
     * @param tacs by region, in the order of the results
     * @param decayPerMinute decay constant of the radionuclide, 1/min
     */
    public static FitInputs of(Map<String, Tac> tacs, FrameTimes times, double decayPerMinute) {
        Blood none = new Blood(Optional.empty(), List.of(), Optional.empty());
        return new FitInputs(
                times, new LinkedHashMap<>(tacs), decayPerMinute, none, OptionalDouble.empty(), Optional.empty());
    }

    /** The same with other curves of the same frames. */
    public FitInputs withTacs(Map<String, Tac> others) {
        return new FitInputs(times, new LinkedHashMap<>(others), decayPerMinute, blood, suvPerActivity, weights);
    }

    /** The same with blood. */
    public FitInputs with(ArterialCurves arterial) {
        return with(arterial, List.of());
    }

    /**
     * The same with blood.
     *
     * @param remarks flags: what to know about it
     */
    public FitInputs with(ArterialCurves arterial, List<String> remarks) {
        Blood known = new Blood(Optional.of(arterial), List.copyOf(remarks), Optional.empty());
        return new FitInputs(times, tacs, decayPerMinute, known, suvPerActivity, weights);
    }

    /** The same with blood that cannot be used: models without it are fitted, those with it say why not. */
    public FitInputs withUnusableBlood(Refusal refusal) {
        Blood unusable = new Blood(Optional.empty(), List.of(), Optional.of(refusal));
        return new FitInputs(times, tacs, decayPerMinute, unusable, suvPerActivity, weights);
    }

    /** The same with weights from a file. */
    public FitInputs with(WeightTable table) {
        return new FitInputs(times, tacs, decayPerMinute, blood, suvPerActivity, Optional.of(table));
    }

    /** The same with the SUV (g/mL) of 1 Bq/mL: body weight over injected activity. */
    public FitInputs withSuvPerActivity(double gramPerBecquerel) {
        return new FitInputs(times, tacs, decayPerMinute, blood, OptionalDouble.of(gramPerBecquerel), weights);
    }

    /** Whether what came between the injection and the first frame is too much to be passed over. */
    boolean beginsLate() {
        return beginsLate(times);
    }

    /**
     * The same of frames.
     *
     * @param times from the injection
     */
    public static boolean beginsLate(FrameTimes times) {
        return times.startMinutes(0) > LATEST_START_MINUTES;
    }

    public FrameTimes times() {
        return times;
    }

    /** Curves by region, in the order of the TACs. */
    Map<String, Tac> tacs() {
        return tacs;
    }

    Optional<ArterialCurves> blood() {
        return blood.curves();
    }

    /** What to know about the blood: flags, some with a colon and the values that tell it. */
    List<String> remarks() {
        List<String> all = new ArrayList<>(blood.remarks());
        blood.curves()
                .ifPresent(known -> all.addAll(BloodPlausibility.of(times, tacs.values(), known, suvPerActivity)));
        return all;
    }

    /** Why there is no blood, if there should be. */
    Optional<Refusal> bloodRefusal() {
        return blood.refusal();
    }

    OptionalDouble suvPerActivity() {
        return suvPerActivity;
    }

    /** [frame] weights of a region's frames; empty if they come from a file that does not have them. */
    Optional<double[]> weights(Settings.FrameWeights scheme, String region) {
        Tac tac = tacs.get(region);
        return switch (scheme) {
            case DECAY -> Optional.of(Weights.DECAY.of(tac, decayPerMinute));
            case UNIFORM -> Optional.of(Weights.UNIFORM.of(tac, decayPerMinute));
            case DURATION -> Optional.of(Weights.DURATION.of(tac, decayPerMinute));
            case ACTIVITY -> Optional.of(Weights.ACTIVITY.of(tac, decayPerMinute));
            case FILE -> weights.flatMap(table -> table.of(region, times)).map(raw -> scaled(raw, tac));
        };
    }

    /** As {@link Weights} scales: mean 1 over the frames that are not missing, 0 for those. */
    private static double[] scaled(double[] raw, Tac tac) {
        double sum = 0;
        int present = 0;
        for (int frame = 0; frame < raw.length; frame++) {
            if (tac.isMissing(frame)) raw[frame] = 0;
            else present++;
            sum += raw[frame];
        }
        for (int frame = 0; frame < raw.length; frame++) raw[frame] *= sum > 0 ? present / sum : 0;
        return raw;
    }
}
