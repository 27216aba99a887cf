package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step that a run takes on its output's disk goes wrong once, in every way, and the next run makes good.
 *
 * <p>The build tries some of them, others with every seed ({@code -Dpetline.sweep.seed}); {@code -Dpetline.sweep=full}
 * tries all.
 */
class OperationSweepTest {
    private static final int TRIED_IN_A_BUILD = 60;

    private static final List<Fault> FAULTS =
            List.of(Fault.FAIL_BEFORE, Fault.DO_AND_FAIL, Fault.HALT_AFTER, Fault.HALT_HALF_WAY, Fault.FAIL_FOR_EVER);

    @TempDir
    private Path folder;

    @Test
    void theRunAfterAFaultAtAnyStepMakesGood() throws IOException, InterruptedException {
        FaultyNights nights = FaultyNights.simulate(folder);
        Faults healthy = Faults.none();
        nights.disturbed(nights.withPicturesAt(folder.resolve("counted").toString()), healthy);
        List<Sweep> cases = Sweep.of(healthy.steps(), FAULTS);
        assertThat(cases).hasSizeGreaterThan(1000);

        Map<Fault, Integer> survived = new EnumMap<>(Fault.class);
        List<String> wounds = new ArrayList<>();
        for (Sweep each : Sweep.sample(cases, TRIED_IN_A_BUILD)) {
            ShortRun.Place place =
                    nights.withPicturesAt(folder.resolve("out-" + each).toString());
            Faults faults =
                    Faults.at(each.fault(), step -> step.number() == each.step().number());
            try {
                nights.disturbed(place, faults);
                assertThat(faults.struck())
                        .as("a run has the steps of the last one")
                        .contains(each.step());
                nights.survives(place);
                survived.merge(each.fault(), 1, Integer::sum);
                FaultyNights.storeAt(folder.toString()).delete("out-" + each);
            } catch (AssertionError | RuntimeException wound) {
                wounds.add(each + " " + each.step() + ": " + wound);
            }
        }
        System.out.println("operation sweep: " + healthy.steps().size() + " steps, " + cases.size()
                + " cases, survived " + survived);
        assertThat(wounds).isEmpty();
    }
}
