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
        for (Estimate estimate : fit.estimates()) {
            double change = other.estimate(estimate.name()).value() - estimate.value();
            double error = StrictMath.hypot(estimate.standardError(), change);
            boolean isGiven = estimate.name().equals(given.parameter().estimate());
            estimates.add(estimate.with(estimate.value(), isGiven ? given.standardError() : error));
            boolean isMain = estimate.name().equals(Srtm.BPND);
            if (isMain && error > Math.abs(estimate.value()) / 2) flags.add(FitFlag.SE_ABOVE_50_PERCENT);
        }
        return fit.with(estimates, flags);
    }
}
