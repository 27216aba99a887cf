package org.petline.jobs.run;

import java.util.ArrayList;
import java.util.List;

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

    /** A name for folders and messages. */
    @Override
    public String toString() {
        return fault + "-at-" + step.number();
    }
}
