package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.testing.Hdfs;
import org.petline.testing.Exhaustive;

/**
 * The very jar, compiled against the newest Spark, on Spark 3.5 with Scala 2.12, Hadoop 3.3, Parquet 1.13 and Jackson
 * 2.15.
 *
 * <p>Rows and derivatives are those of the newest Spark, equal to the bit. The bytes of the Parquet files are not:
 * another version of the Parquet library names itself in them.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
@Exhaustive
@DisabledForJreRange(min = JRE.JAVA_22, disabledReason = "Spark 3.5 does not start on such a new Java")
class Spark35IT {
    @TempDir
    private Path folder;

    @Test
    void embeddedItGivesTheRowsOfTheNewestSpark(Testbed testbed) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> petline = List.of("run", testbed.dataset().toString(), output.toString());
        try (JavaProcess run = JavaProcess.embedded(spark(), folder.resolve("log"), 2, petline)) {
            assertThat(run.await()).as(run.output()).isZero();
        }
        requireRowsOfTheNewest(testbed, output);
    }

    @Test
    void onAClusterOfItsOwnItGivesTheRowsOfTheNewestSpark(Testbed testbed) throws IOException, InterruptedException {
        Hdfs hdfs = testbed.hdfs();
        List<String> petline = List.of("run", testbed.datasetOnHdfs(), hdfs.uri("/spark-3.5"));
        try (StandaloneCluster cluster = StandaloneCluster.start(spark(), folder.resolve("cluster"));
                Submission run = cluster.submit(Executors.TWO_WITH_ONE_CORE, petline)) {
            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().executorsThatWorked()).hasSize(2);
            assertThat(run.events().sparkVersion()).startsWith("3.5.");
        }
        requireRowsOfTheNewest(testbed, hdfs.fetch("/spark-3.5", folder.resolve("fetched")));
    }

    private static void requireRowsOfTheNewest(Testbed testbed, Path output) throws IOException, InterruptedException {
        Results expected = Results.in(testbed.undisturbed());
        Results found = Results.in(output);
        assertThat(found.rowsOtherThanIn(expected)).isEmpty();
        assertThat(found.derivatives()).isEqualTo(expected.derivatives());
        assertThat(found.names()).isEqualTo(expected.names());
    }

    private static SparkHome spark() {
        return new SparkHome(
                Path.of(System.getProperty("petline.spark-3.5-home")),
                "2.12",
                Path.of(System.getProperty("java.home")));
    }
}
