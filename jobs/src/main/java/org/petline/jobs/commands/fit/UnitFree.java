package org.petline.jobs.commands.fit;

import org.petline.kinetics.Quality;

/** A fit's quality without what has the unit of the curves; differences of AIC do not have it. */
final class UnitFree {
    private UnitFree() {}

    static Quality of(Quality quality) {
        return new Quality(
                Quality.Residual.unknown(quality.degreesOfFreedom()),
                quality.information(),
                quality.rSquared(),
                quality.runsZ(),
                quality.conditionNumber(),
                quality.framesUsed());
    }
}
