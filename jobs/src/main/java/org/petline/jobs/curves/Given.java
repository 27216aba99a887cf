package org.petline.jobs.curves;

import java.util.Optional;
import java.util.OptionalDouble;
import org.petline.bids.ActivityUnits;
import org.petline.bids.Radionuclide;
import org.petline.bids.TacSidecar;

/**
 * What a user says about all curves, in place of what their sidecars say.
 *
 * @param units of activities
 * @param injectionStartSeconds start of the injection, from TimeZero
 */
public record Given(Optional<String> units, Optional<Radionuclide> radionuclide, OptionalDouble injectionStartSeconds) {
    /** Nothing is said: the sidecars speak. */
    public static final Given NOTHING = new Given(Optional.empty(), Optional.empty(), OptionalDouble.empty());

    /** A sidecar with the user's word in place of its own. */
    TacSidecar over(TacSidecar sidecar) {
        return new TacSidecar(
                units.orElse(sidecar.units()),
                units.map(unit -> ActivityUnits.toBqPerMl(unit).orElse(Double.NaN))
                        .orElse(sidecar.unitsToBqPerMl()),
                radionuclide.or(sidecar::radionuclide),
                sidecar.tracerName(),
                injectionStartSeconds.orElse(sidecar.injectionStartSeconds()),
                sidecar.injectedMBq(),
                sidecar.bodyWeightKg(),
                sidecar.decayCorrection());
    }
}
