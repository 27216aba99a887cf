package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.cluster.Installation.Outcome;
import org.petline.jobs.testing.Hdfs;
import org.petline.testing.Exhaustive;

/**
 * petline submitted to YARN as conf/submit shows it, with study and output on HDFS.
 *
 * <p>The paths name no host, as people write them who have one HDFS: it is the one that {@code HADOOP_CONF_DIR} tells of.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class YarnIT {
    /** What spark-submit makes of any verdict but 0. */
    private static final String SUBMISSION_FAILED = "the submission ended with 1";

    @TempDir
    private static Path shared;

    private static Yarn yarn;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(Testbed testbed) throws IOException {
        yarn = Yarn.start(shared.resolve("yarn"), testbed.hdfs().uri("/"));
        yarn.writeClientSettings(shared.resolve("hadoop"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (yarn != null) yarn.close();
    }

    /** The driver is here; only executors are containers. That is what the standalone cluster's tests do as well. */
    @Test
    @Exhaustive
    void inClientModeTheResultsAreThoseOfOneThreadBitForBit(Testbed testbed) throws IOException, InterruptedException {
        Outcome outcome = submit("client", Hdfs.pathOf(testbed.datasetOnHdfs()), "/yarn-client");
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        assertThat(EventLog.in(folder.resolve("events")).executorsThatWorked()).hasSize(2);
        testbed.requireUndisturbed(testbed.hdfs().fetch("/yarn-client", folder.resolve("fetched")));
    }

    /** The driver is a container too; one scan is refused, and what the submission ends with does not tell so. */
    @Test
    void inClusterModeTheVerdictIsTheRunsAndTheResultsAreTheSame(Testbed testbed)
            throws IOException, InterruptedException {
        Hdfs hdfs = testbed.hdfs();
        hdfs.put(testbed.dataset(), "/dataset-with-a-bad-scan");
        hdfs.put(badScan(), "/dataset-with-a-bad-scan/sub-03");
        Outcome outcome = submit("cluster", "/dataset-with-a-bad-scan", "/yarn-cluster");
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(SUBMISSION_FAILED);
        assertThat(EventLog.in(folder.resolve("events")).executorsThatWorked()).hasSize(2);

        Results found = Results.in(hdfs.fetch("/yarn-cluster", folder.resolve("fetched")));
        assertThat(found.contents()).isEqualTo(Results.in(testbed.undisturbed()).contents());
    }

    private Path badScan() throws IOException {
        Path pet = Files.createDirectories(folder.resolve("sub-03/pet"));
        Files.writeString(pet.resolve("sub-03_pet.json"), "{}");
        Files.writeString(pet.resolve("sub-03_pet.nii.gz"), "no image");
        return folder.resolve("sub-03");
    }

    /** Runs the script as it stands, with paths on the HDFS of the client's settings. */
    private Outcome submit(String mode, String dataset, String output) throws IOException, InterruptedException {
        SparkHome.ofTheBuild().writeSubmitScript(folder.resolve("spark"), settings());
        try (Installation petline = new Installation(folder.resolve("petline"))) {
            return petline.with("SPARK_HOME", folder.resolve("spark").toString())
                    .with("HADOOP_CONF_DIR", shared.resolve("hadoop").toString())
                    .with("PETLINE_EXECUTORS", "2")
                    .run(List.of(), petline.at("conf/submit/yarn.sh"), mode, "hdfs://" + dataset, "hdfs://" + output);
        }
    }

    private List<String> settings() throws IOException {
        SparkHome spark = SparkHome.ofTheBuild();
        Path events = Files.createDirectory(folder.resolve("events"));
        List<String> settings = new ArrayList<>(Submission.settingsOfTests(events));
        // Spark is not copied to HDFS for each application, as it would be without a word about it.
        settings.add("spark.yarn.jars=local:" + spark.classes());
        settings.add("spark.yarn.appMasterEnv.JAVA_HOME=" + spark.javaHome());
        settings.add("spark.executorEnv.JAVA_HOME=" + spark.javaHome());
        settings.add("spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1");
        settings.add("spark.yarn.am.extraJavaOptions=-XX:TieredStopAtLevel=1");
        return settings;
    }
}
