package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model found: estimates with standard errors, the fitted curve, how well it fits, and what to beware of.
 *
 * <p>Numbers that the fit cannot say are NaN. Immutable; arrays are copied.
 */
public final class Fit {
    private static final String BPND = "BPND";

    private final List<Estimate> estimates;
    private final double[] predicted;
    private final Quality quality;
    private final Set<FitFlag> flags;
    private final Optional<LinePlot> plot;
    private final List<Integer> downWeighted;
    private final ErrorSources sources;

    private Fit(
            List<Estimate> estimates,
            double[] predicted,
            Quality quality,
            Set<FitFlag> flags,
            Optional<LinePlot> plot,
            List<Integer> downWeighted,
            ErrorSources sources) {
        this.estimates = List.copyOf(estimates);
        this.predicted = predicted.clone();
        this.quality = quality;
        EnumSet<FitFlag> ordered = EnumSet.noneOf(FitFlag.class);
        ordered.addAll(flags);
        this.flags = Collections.unmodifiableSet(ordered);
        this.plot = plot;
        this.downWeighted = List.copyOf(downWeighted);
        this.sources = sources;
    }

    /** A fit of a curve. */
    static Fit of(List<Estimate> estimates, double[] predicted, Quality quality, Set<FitFlag> flags) {
        return new Fit(estimates, predicted, quality, flags, Optional.empty(), List.of(), ErrorSources.unknown());
    }

    /** A fit that could not be made: every number NaN. */
    static Fit none(List<Estimate> shape, int frames, int framesUsed, Set<FitFlag> flags) {
        List<Estimate> estimates = new ArrayList<>();
        for (Estimate estimate : shape) estimates.add(Estimate.none(estimate.name(), estimate.unit()));
        double[] predicted = new double[frames];
        Arrays.fill(predicted, Double.NaN);
        return of(estimates, predicted, Quality.none(framesUsed), flags);
    }

    /** The same with the line that it is read from. */
    Fit with(LinePlot line) {
        return new Fit(estimates, predicted, quality, flags, Optional.of(line), downWeighted, sources);
    }

    /** The same with other standard errors, the flags as they then are. */
    Fit with(List<Estimate> others, Set<FitFlag> newFlags, ErrorSources newSources) {
        return new Fit(others, predicted, quality, newFlags, plot, downWeighted, newSources);
    }

    /** The same with where its errors come from, in the order of the estimates. */
    Fit with(ErrorSources newSources) {
        return new Fit(estimates, predicted, quality, flags, plot, downWeighted, newSources);
    }

    /** The same, naming the frames that an outlier-robust fit trusted less. */
    Fit withDownWeighted(List<Integer> frames) {
        EnumSet<FitFlag> more = EnumSet.noneOf(FitFlag.class);
        more.addAll(flags);
        if (!frames.isEmpty()) more.add(FitFlag.FRAMES_DOWN_WEIGHTED);
        return new Fit(estimates, predicted, quality, more, plot, frames, sources);
    }

    /** Every parameter the model has, always in the same order. */
    public List<Estimate> estimates() {
        return estimates;
    }

    /** One parameter by its name, if the model has it. */
    public Optional<Estimate> find(String name) {
        return estimates.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * One parameter by its name, for example BPND.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public Estimate estimate(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name + " among " + estimates));
    }

    /** The binding potential BPND (Innis 2007), of models that have one. */
    public Estimate bpnd() {
        return estimate(BPND);
    }

    /**
     * The lower end of the 95 % confidence interval of an estimate of this fit, by Student's t: even about log(1 + BPND), and
     * about the logarithm of volumes and their ratios.
     */
    public double lower(Estimate estimate) {
        return Scale.end(estimate, -StudentT.reach(quality.degreesOfFreedom()));
    }

    /** The upper end of the same interval. */
    public double upper(Estimate estimate) {
        return Scale.end(estimate, StudentT.reach(quality.degreesOfFreedom()));
    }

    /**
     * The covariance of two of the estimates, by their names: of the target's noise, the reference's and of what was found
     * in all regions together. NaN where the fit cannot say.
     */
    public double covariance(String one, String other) {
        return sources.covariance(place(one), place(other));
    }

    /**
     * The part of an estimate's standard error that all targets of the scan have in common, by the reference's noise and
     * numbers that were found in all regions together; NaN where the fit cannot say.
     */
    public double commonError(String name) {
        return sources.commonError(place(name));
    }

    /** What the estimate moves by with each of the sources that all targets of the scan have in common; empty if unknown. */
    double[] common(String name) {
        return sources.common(place(name));
    }

    ErrorSources sources() {
        return sources;
    }

    private int place(String name) {
        return estimates.indexOf(estimate(name));
    }

    /**
     * A copy of the fitted curve: [frame], also where the target is missing; NaN where the input ends and where the method
     * does not reach.
     */
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

    /** The straight line of a graphical method. */
    public Optional<LinePlot> plot() {
        return plot;
    }

    /** The frames that an outlier-robust fit gave less weight, ascending. */
    public List<Integer> downWeighted() {
        return downWeighted;
    }

    @Override
    public String toString() {
        return estimates + " " + flags;
    }
}
