package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** As {@link OperationSweepTest}, with the output on a real HDFS in this Java machine. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
        named = "petline.sweep.hdfs",
        matches = "true",
        disabledReason = "takes many minutes: -Dpetline.sweep.hdfs=true runs it")
class OperationSweepHdfsIT {
    private static final int TRIED_IN_A_BUILD = 20;

    @TempDir
    private Path folder;

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
