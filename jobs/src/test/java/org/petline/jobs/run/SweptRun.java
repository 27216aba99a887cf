package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A run that is repeated once for each case of a sweep, with outputs below one folder on any file system. */
record SweptRun(FaultyNights nights, String folder) {
    private static final List<Fault> FAULTS =
            List.of(Fault.FAIL_BEFORE, Fault.DO_AND_FAIL, Fault.HALT_AFTER, Fault.HALT_HALF_WAY, Fault.FAIL_FOR_EVER);

    /** What was not survived, of so many cases; tells on standard output how many were. */
    List<String> wounds(int sample) throws IOException, InterruptedException {
        Faults healthy = Faults.none();
        nights.disturbed(nights.withPicturesAt(folder + "/counted"), healthy);
        List<Sweep> cases = Sweep.of(healthy.steps(), FAULTS);
        assertThat(cases).hasSizeGreaterThan(1000);
        Map<Fault, Integer> survived = new EnumMap<>(Fault.class);
        List<String> wounds = new ArrayList<>();
        for (Sweep each : Sweep.sample(cases, sample)) {
            try {
                survive(each);
                survived.merge(each.fault(), 1, Integer::sum);
            } catch (AssertionError | RuntimeException wound) {
                wounds.add(each + " " + each.step() + ": " + wound);
                System.out.println("not survived: " + wounds.get(wounds.size() - 1));
            }
            FaultyNights.storeAt(folder).delete("out-" + each);
        }
        System.out.println(
                "sweep: " + healthy.steps().size() + " steps, " + cases.size() + " cases, survived " + survived);
        return wounds;
    }

    private void survive(Sweep each) throws IOException, InterruptedException {
        ShortRun.Place place = nights.withPicturesAt(folder + "/out-" + each);
        Faults faults =
                Faults.at(each.fault(), step -> step.number() == each.step().number());
        nights.disturbed(place, faults);
        Step struck = faults.struck().orElseThrow();
        assertThat(struck.kind())
                .as("a run has the steps of the last one")
                .isEqualTo(each.step().kind());
        nights.survives(place);
    }
}
