package org.petline.jobs.stages;

import java.util.StringJoiner;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;

/** What the stages take from a PET sidecar, in the form in which they need it. */
public final class SidecarFacts {
    private static final double SECONDS_PER_MINUTE = 60;

    private SidecarFacts() {}

    /** [frame]: what stored values are multiplied by to be Bq/mL, decay-corrected to TimeZero. */
    public static double[] factorsToBqPerMl(PetSidecar sidecar) {
        double[] factors = sidecar.decayFactors();
        for (int frame = 0; frame < factors.length; frame++) factors[frame] *= sidecar.unitsToBqPerMl();
        return factors;
    }

    /** Decay constant of the radionuclide, 1/min. */
    public static double decayPerMinute(PetSidecar sidecar) {
        return sidecar.radionuclide().decayPerSecond() * SECONDS_PER_MINUTE;
    }

    /** Everything in the sidecar that can change a number in a table, as one text for a fingerprint. */
    public static String textOf(PetSidecar sidecar) {
        FrameTimes times = sidecar.frames();
        StringJoiner text = new StringJoiner(" ");
        text.add(sidecar.tracerName()).add(sidecar.radionuclide().label());
        text.add("" + sidecar.injectedMBq()).add("" + sidecar.injectionStartSeconds());
        double[] factors = factorsToBqPerMl(sidecar);
        for (int frame = 0; frame < times.count(); frame++) {
            text.add(times.startSeconds(frame) + "+" + times.durationSeconds(frame) + "*" + factors[frame]);
        }
        return text.toString();
    }
}
