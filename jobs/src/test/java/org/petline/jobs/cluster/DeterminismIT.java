package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.testing.Hdfs;
import org.petline.testing.Exhaustive;

/**
 * The same bits however the work is done: those of one thread on local disks.
 *
 * <p>Two executors, two threads, HDFS, and tasks that are tried again are looked at where a real cluster, HDFS and
 * killed processes are.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class DeterminismIT {
    /** A second copy of every task that has run for half a second, wherever another host has a core. */
    private static final String[] SPECULATE_WILDLY = {
        "spark.speculation=true",
        "spark.speculation.interval=50ms",
        "spark.speculation.quantile=0.01",
        "spark.speculation.multiplier=0.01",
        "spark.speculation.minTaskRuntime=500ms",
        "spark.speculation.task.duration.threshold=500ms"
    };

    @TempDir
    private Path folder;

    @Test
    @Exhaustive
    void oneExecutorWithTwoCores(Testbed testbed) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> petline = List.of("run", testbed.dataset().toString(), output.toString());
        try (Submission run = testbed.cluster().submit(Executors.ONE_WITH_TWO_CORES, petline)) {
            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().executorsThatWorked()).hasSize(1);
        }
        testbed.requireUndisturbed(output);
    }

    @Test
    @Exhaustive
    void speculativeCopiesOfTasksThatWriteTheSameFiles(Testbed testbed) throws IOException, InterruptedException {
        Hdfs hdfs = testbed.hdfs();
        List<String> petline = List.of("run", testbed.datasetOnHdfs(), hdfs.uri("/speculation"));
        try (Submission run = testbed.cluster().submit(Executors.TWO_WITH_TWO_CORES, petline, SPECULATE_WILDLY)) {
            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().speculativeTasks()).isPositive();
        }
        testbed.requireUndisturbed(hdfs.fetch("/speculation", folder.resolve("fetched")));
    }

    @Test
    void anotherOrderOverTwoNights(Testbed testbed) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        String dataset = testbed.dataset().toString();
        for (List<String> night : List.of(List.of("--participant-label", "02"), List.<String>of())) {
            List<String> petline = new ArrayList<>(List.of("run", dataset, output.toString()));
            petline.addAll(night);
            try (JavaProcess run = JavaProcess.embedded(SparkHome.ofTheBuild(), folder.resolve("log"), 2, petline)) {
                assertThat(run.await()).as(run.output()).isZero();
            }
        }
        testbed.requireUndisturbed(output);
    }

    @Test
    @Exhaustive
    void anotherJava(Testbed testbed) throws IOException, InterruptedException {
        Path java = OtherJava.required();
        Path output = folder.resolve("output");
        List<String> petline = List.of("run", testbed.dataset().toString(), output.toString());
        try (JavaProcess run =
                JavaProcess.embedded(SparkHome.ofTheBuild().on(java), folder.resolve("log"), 2, petline)) {
            assertThat(run.await()).as(run.output()).isZero();
        }
        testbed.requireUndisturbed(output);
    }
}
