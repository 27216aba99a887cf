package org.petline.jobs.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One case of a sweep over all steps of a run. */
public record Sweep(Fault fault, Step step) {
    /** Every fault at every step, but for those that would be the same as another case. */
    public static List<Sweep> of(List<Step> steps, List<Fault> faults) {
        List<Sweep> cases = new ArrayList<>();
        for (Step step : steps) {
            for (Fault fault : faults) {
                boolean sameAsAnother = fault.needsAChange() && !step.kind().changes();
                if (!sameAsAnother) cases.add(new Sweep(fault, step));
            }
        }
        return cases;
    }

    /** So many of them, by the seed {@code petline.sweep.seed}; all if {@code petline.sweep} is {@code full}. */
    static List<Sweep> sample(List<Sweep> cases, int size) {
        if (System.getProperty("petline.sweep", "").equals("full")) return cases;
        List<Sweep> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(Long.getLong("petline.sweep.seed", 1)));
        return shuffled.subList(0, Math.min(Integer.getInteger("petline.sweep.size", size), shuffled.size()));
    }

    /** A name for folders and messages. */
    @Override
    public String toString() {
        return fault + "-at-" + step.number();
    }
}
