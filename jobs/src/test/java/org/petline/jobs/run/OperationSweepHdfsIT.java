package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As {@link OperationSweepTest}, with the output on a real HDFS in this Java machine. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class OperationSweepHdfsIT {
    private static final int TRIED_IN_A_BUILD = 20;

    /**
     * As spark-submit hands them on. A small file often ends before the name node has heard of its only block, and the
     * client then sleeps for 0.4 s before it asks again: 5 ms do here.
     */
    private static final Map<String, String> IMPATIENT = Map.of(
            "spark.hadoop.dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5",
            "spark.hadoop.dfs.client.block.write.locateFollowingBlock.retries", "12");

    @TempDir
    private Path folder;

    @BeforeAll
    static void hurry() {
        IMPATIENT.forEach(System::setProperty);
    }

    @AfterAll
    static void asBefore() {
        IMPATIENT.keySet().forEach(System::clearProperty);
    }

    @Test
    void theRunAfterAFaultAtAnyStepMakesGood() throws IOException, InterruptedException {
        FaultyNights nights = FaultyNights.simulate(folder);
        try (MiniDFSCluster dfs = start()) {
            SweptRun swept = new SweptRun(nights, dfs.getURI().toString());
            assertThat(swept.wounds(TRIED_IN_A_BUILD)).isEmpty();
        }
    }

    private MiniDFSCluster start() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
        MiniDFSCluster dfs =
                new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        dfs.waitActive();
        return dfs;
    }
}
