package org.petline.jobs.scanfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StageClockTest {
    private static final long WORK_NANOS = 20_000_000;

    /** A thread that waits for another takes as long as that one, and hardly any of the processor's time. */
    @Test
    void waitingTakesTimeAndNoProcessor() throws IOException {
        StageClock clock = new StageClock();

        clock.time(
                "fit", () -> CompletableFuture.supplyAsync(StageClockTest::busy).join());

        StageClock.Times times = clock.stages().get("fit");
        assertThat(times.seconds()).isGreaterThanOrEqualTo(WORK_NANOS / 1e9);
        assertThat(times.cpuSeconds()).isLessThan(times.seconds());
        assertThat(clock.total()).isEqualTo(times);
    }

    private static double busy() {
        long start = System.nanoTime();
        double sum = 0;
        while (System.nanoTime() - start < WORK_NANOS) sum += Math.sqrt(sum + 1);
        return sum;
    }
}
