package org.petline.jobs.stages;

import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.petline.FrameTimes;
import org.petline.bids.BidsFinding;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;

/** What the stages take from a PET sidecar, in the form in which they need it. */
public final class SidecarFacts {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double GRAMS_PER_KG = 1000;
    private static final double BQ_PER_MBQ = 1e6;

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

    /** SUV (g/mL) of 1 Bq/mL: body weight over injected activity; empty if either is not known. */
    public static OptionalDouble suvPerActivity(PetSidecar sidecar) {
        double grams = sidecar.bodyWeightKg() * GRAMS_PER_KG;
        double becquerels = sidecar.injectedMBq() * BQ_PER_MBQ;
        boolean known = grams > 0 && becquerels > 0;
        return known ? OptionalDouble.of(grams / becquerels) : OptionalDouble.empty();
    }

    /** What the sidecar says that can change a number in a table, but for body weight, as one text for a fingerprint. */
    public static String textOf(PetSidecar sidecar) {
        FrameTimes times = sidecar.frames();
        StringJoiner text = new StringJoiner(" ");
        text.add(sidecar.tracerName()).add(sidecar.radionuclide().label());
        text.add("" + sidecar.injectedMBq()).add("" + sidecar.injectionStartSeconds());
        double[] factors = factorsToBqPerMl(sidecar);
        for (int frame = 0; frame < times.count(); frame++) {
            text.add(times.startSeconds(frame) + "+" + times.durationSeconds(frame) + "*" + factors[frame]);
        }
        // What is only flagged changes the scan's row, and no number.
        for (BidsFinding finding : sidecar.findings()) {
            boolean told = finding.reason() != SidecarReason.BIDS_FIELD_ABSENT
                    && finding.reason() != SidecarReason.TEXT_ESCAPED
                    && finding.reason() != SidecarReason.FRAME_TIMES_GAP;
            if (told) text.add(finding.reason().name());
        }
        return text.toString();
    }
}
