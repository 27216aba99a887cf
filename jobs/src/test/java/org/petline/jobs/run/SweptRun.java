package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.testing.Sample;

/** A run that is repeated once for each case of a sweep, with outputs below one folder on any file system. */
record SweptRun(FaultyNights nights, String folder) {
    private static final List<Fault> FAULTS =
            List.of(Fault.FAIL_BEFORE, Fault.DO_AND_FAIL, Fault.HALT_AFTER, Fault.HALT_HALF_WAY, Fault.FAIL_FOR_EVER);

    /** What was not survived, of so many cases or, in an exhaustive build, so many. */
    List<String> wounds(int usual, int exhaustive) throws IOException, InterruptedException {
        Faults healthy = Faults.none();
        nights.disturbed(nights.withPicturesAt(folder + "/counted"), healthy);
        List<Sweep> cases = Sweep.of(healthy.steps(), FAULTS);
        assertThat(cases).hasSizeGreaterThan(1000);
        List<String> wounds = new ArrayList<>();
        for (Sweep each : Sample.of(cases, usual, exhaustive)) {
            try {
                survive(each);
            } catch (AssertionError | RuntimeException wound) {
                wounds.add(each + " " + each.step() + ": " + wound);
            }
            FaultyNights.storeAt(folder).delete("out-" + each);
        }
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
