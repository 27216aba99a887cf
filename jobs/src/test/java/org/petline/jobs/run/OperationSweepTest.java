package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step that a run takes on its output's disk goes wrong once, in every way, and the next run makes good.
 *
 * <p>The build tries some of them; {@code -Dpetline.sweep.seed} has others tried and {@code -Dpetline.sweep=full} all.
 */
class OperationSweepTest {
    private static final int TRIED_IN_A_BUILD = 40;

    @TempDir
    private Path folder;

    @Test
    void theRunAfterAFaultAtAnyStepMakesGood() throws IOException, InterruptedException {
        FaultyNights nights = FaultyNights.simulate(folder);
        SweptRun swept = new SweptRun(nights, folder.toString());
        assertThat(swept.wounds(TRIED_IN_A_BUILD)).isEmpty();
    }
}
