package org.petline.blood;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.petline.Refusal;

/** The share of the plasma's activity that is unchanged tracer, as a function of time, and how it was found. */
public final class ParentFraction {
    /** One more than a model has parameters, and one for the noise. */
    private static final int FEWEST_FOR_A_MODEL = 5;

    private final ParentChoice used;
    private final DoubleUnaryOperator curve;
    private final List<ParentFit> fits;
    private final Samples samples;

    private ParentFraction(ParentChoice used, DoubleUnaryOperator curve, List<ParentFit> fits, Samples samples) {
        this.used = used;
        this.curve = curve;
        this.fits = List.copyOf(fits);
        this.samples = samples;
    }

    /**
     * The curve through or near samples.
     *
     * @throws Refusal PARENT_FRACTION_MISSING if there is no sample and the tracer is not said to be unchanged
     */
    static ParentFraction of(Samples samples, ParentChoice choice) {
        if (choice == ParentChoice.UNCHANGED) {
            return new ParentFraction(choice, t -> 1, List.of(), Samples.NONE);
        }
        if (samples.isEmpty())
            throw Refusal.of(BloodReason.PARENT_FRACTION_MISSING).field("metabolite_parent_fraction");
        if (isOne(samples)) return new ParentFraction(ParentChoice.UNCHANGED, t -> 1, List.of(), samples);
        if (choice == ParentChoice.INTERPOLATED || samples.count() < FEWEST_FOR_A_MODEL) {
            Samples start = Samples.of(new double[] {0}, new double[] {1});
            Samples anchored = start.and(samples.at(t -> t > 0));
            return new ParentFraction(ParentChoice.INTERPOLATED, new MonotoneCurve(anchored)::at, List.of(), samples);
        }
        ParentModelFitting fitting = ParentModelFitting.unweighted(samples);
        List<ParentFit> fits =
                choice.model().map(model -> List.of(fitting.fit(model))).orElseGet(fitting::all);
        ParentFit best = fits.get(0);
        return new ParentFraction(ParentChoice.valueOf(best.model().name()), best::at, fits, samples);
    }

    /** Whether every sample says that the tracer is unchanged: no model's parameters can be told from that. */
    private static boolean isOne(Samples samples) {
        for (int i = 0; i < samples.count(); i++) if (samples.value(i) != 1) return false;
        return true;
    }

    /** The fraction at a time, minutes from TimeZero; 1 until then. */
    public double at(double minutes) {
        return curve.applyAsDouble(minutes);
    }

    /** What was used in the end: a model's name, INTERPOLATED or UNCHANGED; never BEST_MODEL. */
    public ParentChoice used() {
        return used;
    }

    /** The model that was used, if it was one, and its parameters. */
    public Optional<ParentFit> fit() {
        return fits.stream().findFirst();
    }

    /** Every model that was fitted, the one with the smallest AIC first; empty if none was asked for. */
    public List<ParentFit> fits() {
        return fits;
    }

    double[] sampleTimes() {
        return samples.times();
    }

    Set<BloodFlag> flags(ParentChoice asked, double endMinutes) {
        Set<BloodFlag> flags = new TreeSet<>();
        if (used == ParentChoice.UNCHANGED) return flags;
        if (samples.last() < endMinutes) flags.add(BloodFlag.PARENT_FRACTION_EXTRAPOLATED);
        if (used == ParentChoice.INTERPOLATED && asked != ParentChoice.INTERPOLATED) {
            flags.add(BloodFlag.PARENT_FRACTION_NOT_FITTED);
        }
        if (fit().map(ParentFit::bound).filter(ParentFit.Bound.AT_BOUND::equals).isPresent()) {
            flags.add(BloodFlag.PARENT_FRACTION_AT_BOUND);
        }
        return flags;
    }
}
