package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a model found: estimates with standard errors, the fitted curve, how well it fits, and what to beware of.
 *
 * <p>Numbers that the fit cannot say are NaN. Immutable; arrays are copied.
 */
public final class Fit {
    private final List<Estimate> estimates;
    private final double bpndLower;
    private final double bpndUpper;
    private final double[] predicted;
    private final Quality quality;
    private final Set<FitFlag> flags;

    Fit(
            List<Estimate> estimates,
            double bpndLower,
            double bpndUpper,
            double[] predicted,
            Quality quality,
            Set<FitFlag> flags) {
        this.estimates = List.copyOf(estimates);
        this.bpndLower = bpndLower;
        this.bpndUpper = bpndUpper;
        this.predicted = predicted.clone();
        this.quality = quality;
        EnumSet<FitFlag> ordered = EnumSet.noneOf(FitFlag.class);
        ordered.addAll(flags);
        this.flags = Collections.unmodifiableSet(ordered);
    }

    /** A fit that could not be made: every number NaN. */
    static Fit none(List<Estimate> shape, int frames, int framesUsed, Set<FitFlag> flags) {
        List<Estimate> estimates = new ArrayList<>();
        for (Estimate estimate : shape) estimates.add(Estimate.none(estimate.name(), estimate.unit()));
        double[] predicted = new double[frames];
        java.util.Arrays.fill(predicted, Double.NaN);
        return new Fit(estimates, Double.NaN, Double.NaN, predicted, Quality.none(framesUsed), flags);
    }

    /** Every parameter the model has, always in the same order. */
    public List<Estimate> estimates() {
        return estimates;
    }

    /**
     * One parameter by its name, for example BPND.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public Estimate estimate(String name) {
        for (Estimate estimate : estimates) {
            if (estimate.name().equals(name)) return estimate;
        }
        throw new IllegalArgumentException("no parameter " + name + " among " + estimates);
    }

    /** The binding potential BPND (Innis 2007). */
    public Estimate bpnd() {
        return estimate("BPND");
    }

    /** The lower end of the 95 % confidence interval of BPND, by Student's t. */
    public double bpndLower() {
        return bpndLower;
    }

    /** The upper end of the 95 % confidence interval of BPND, by Student's t. */
    public double bpndUpper() {
        return bpndUpper;
    }

    /** A copy of the fitted curve: [frame], also where the target is missing; NaN where the input ends. */
    public double[] predicted() {
        return predicted.clone();
    }

    public Quality quality() {
        return quality;
    }

    /** The flags in their declared order; empty if there is nothing to beware of. */
    public Set<FitFlag> flags() {
        return flags;
    }

    @Override
    public String toString() {
        return estimates + " " + flags;
    }
}
