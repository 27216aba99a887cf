package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step that a run takes on its output's disk goes wrong once, in every way, and the next run makes good: some of
 * the 1,500 cases in a build, all in an exhaustive one.
 */
class OperationSweepTest {
    private static final int TRIED_IN_A_BUILD = 16;

    @TempDir
    private Path folder;

    @Test
    void theRunAfterAFaultAtAnyStepMakesGood() throws IOException, InterruptedException {
        FaultyNights nights = FaultyNights.in(folder);
        SweptRun swept = new SweptRun(nights, folder.toString());
        assertThat(swept.wounds(TRIED_IN_A_BUILD, Integer.MAX_VALUE)).isEmpty();
    }
}
