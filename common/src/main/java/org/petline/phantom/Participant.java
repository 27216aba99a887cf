package org.petline.phantom;

import java.util.List;
import java.util.Map;
import org.petline.phantom.TracerPreset.Uptake;

/**
 * A simulated participant: who it is, and the truth about the brain in each session.
 *
 * @param label without {@code sub-}
 * @param sessions in the design's order
 */
record Participant(String label, Group group, int age, String sex, double weightKg, List<Session> sessions) {

    /** What the participant is given between the first session and the others. */
    enum Group {
        KETAMINE("ketamine"),
        PLACEBO("placebo");

        private final String word;

        Group(String word) {
            this.word = word;
        }

        /** As participants.tsv has it. */
        String word() {
            return word;
        }
    }

    /**
     * One session's truth.
     *
     * @param name without {@code ses-}
     * @param injectedMBq activity
     * @param delayMinutes how much later than usual tracer arrives, by the clock of the frames
     * @param reference the reference region's compartment
     * @param uptake BPND and R1 of each tissue that differs from the reference
     * @param madrs rating of depression, 0 to 60
     */
    record Session(
            String name,
            double injectedMBq,
            double delayMinutes,
            TissueKinetics reference,
            Map<Tissue, Uptake> uptake,
            int madrs) {}
}
