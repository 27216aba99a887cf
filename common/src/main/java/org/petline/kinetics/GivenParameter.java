package org.petline.kinetics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A fit with a parameter that was found elsewhere: its uncertainty is carried over by fitting once more, one standard
 * error away, and adding the difference of every estimate to its standard error in quadrature.
 */
final class GivenParameter implements BoundModel {
    private final BoundModel at;
    private final BoundModel oneErrorAway;
    private final String name;
    private final double standardError;

    private GivenParameter(BoundModel at, BoundModel oneErrorAway, String name, double standardError) {
        this.at = at;
        this.oneErrorAway = oneErrorAway;
        this.name = name;
        this.standardError = standardError;
    }

    /** A model that depends on k2'. */
    static BoundModel k2Prime(K2Prime k2Prime, DoubleFunction<BoundModel> bound) {
        return of("k2prime", k2Prime.perMinute(), k2Prime.standardError(), bound);
    }

    /** A model that depends on VND. */
    static BoundModel vnd(Vnd vnd, DoubleFunction<BoundModel> bound) {
        return of("VND", vnd.mlPerMl(), vnd.standardError(), bound);
    }

    private static BoundModel of(String name, double value, double error, DoubleFunction<BoundModel> bound) {
        BoundModel at = bound.apply(value);
        return error > 0 ? new GivenParameter(at, bound.apply(value + error), name, error) : at;
    }

    @Override
    public Fit fit(Tac target, double[] weights) {
        Fit fit = at.fit(target, weights);
        Fit other = oneErrorAway.fit(target, weights);
        List<Estimate> estimates = new ArrayList<>();
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        flags.addAll(fit.flags());
        for (Estimate estimate : fit.estimates()) {
            double change = other.estimate(estimate.name()).value() - estimate.value();
            double error = StrictMath.hypot(estimate.standardError(), change);
            boolean isGiven = estimate.name().equals(name);
            estimates.add(estimate.with(estimate.value(), isGiven ? standardError : error));
            boolean isMain = estimate.name().equals(Srtm.BPND);
            if (isMain && error > Math.abs(estimate.value()) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        }
        return fit.with(estimates, flags);
    }
}
