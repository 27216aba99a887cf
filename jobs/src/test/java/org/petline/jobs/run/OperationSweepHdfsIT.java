package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.testing.Hdfs;

/**
 * As {@link OperationSweepTest}, with the output on a real HDFS in this Java machine. There a case takes five times as
 * long: an exhaustive build tries every seventh, and others with another seed.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@ExtendWith(Hdfs.Shared.class)
class OperationSweepHdfsIT {
    private static final int TRIED_IN_A_BUILD = 6;
    private static final int TRIED_IN_AN_EXHAUSTIVE_BUILD = 220;

    @TempDir
    private Path folder;

    @Test
    void theRunAfterAFaultAtAnyStepMakesGood(Hdfs hdfs) throws IOException, InterruptedException {
        SweptRun swept = new SweptRun(FaultyNights.in(folder), hdfs.uri("/sweep"));
        assertThat(swept.wounds(TRIED_IN_A_BUILD, TRIED_IN_AN_EXHAUSTIVE_BUILD)).isEmpty();
    }
}
