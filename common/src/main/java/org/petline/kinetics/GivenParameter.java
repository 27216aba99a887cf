package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A fit with a parameter that was found elsewhere: its uncertainty is carried over by fitting once more, one standard
 * error away, and adding the difference of every estimate to its standard error in quadrature.
 */
public final class GivenParameter implements BoundModel {
    private final BoundModel at;
    private final BoundModel oneErrorAway;
    private final SharedValue given;

    private GivenParameter(BoundModel at, BoundModel oneErrorAway, SharedValue given) {
        this.at = at;
        this.oneErrorAway = oneErrorAway;
        this.given = given;
    }

    /** A model that depends on a number which may have a standard error. */
    static BoundModel of(SharedValue given, DoubleFunction<BoundModel> bound) {
        BoundModel at = bound.apply(given.value());
        double error = given.standardError();
        return error > 0 ? new GivenParameter(at, bound.apply(given.value() + error), given) : at;
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        Fit fit = at.fit(target, weights);
        Fit other = oneErrorAway.fit(target, weights);
        List<Estimate> estimates = new ArrayList<>();
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        flags.addAll(fit.flags());
        double[] changes = new double[fit.estimates().size()];
        for (int e = 0; e < changes.length; e++) {
            Estimate estimate = fit.estimates().get(e);
            boolean isGiven = estimate.name().equals(given.parameter().estimate());
            changes[e] = isGiven
                    ? given.standardError()
                    : other.estimate(estimate.name()).value() - estimate.value();
        }
        double[] ofReference = given.finding().ofReference().stream()
                .mapToDouble(moved -> moved / given.standardError())
                .toArray();
        ErrorSources sources = fit.sources().withShared(changes, ofReference);
        for (int e = 0; e < changes.length; e++) {
            Estimate estimate = fit.estimates().get(e);
            boolean isGiven = estimate.name().equals(given.parameter().estimate());
            double told = sources.error(e);
            double error = Double.isNaN(told) ? StrictMath.hypot(estimate.standardError(), changes[e]) : told;
            Estimate carried = estimate.with(estimate.value(), isGiven ? given.standardError() : error);
            estimates.add(carried);
            if (estimate.name().equals(Srtm.BPND) && Scale.isVague(carried)) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        }
        if (given.finding().differs()) flags.add(FitFlag.K2_PRIME_DIFFERS);
        return fit.with(estimates, flags, sources);
    }
}
