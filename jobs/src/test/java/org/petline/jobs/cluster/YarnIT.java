package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.cluster.Installation.Outcome;

/** petline submitted to YARN in cluster mode, as conf/submit shows it: the driver is a container. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class YarnIT {
    @TempDir
    private Path folder;

    @Test
    void theSubmitScriptAsItStandsGivesTheResultsOfOneThreadBitForBit(Testbed testbed)
            throws IOException, InterruptedException {
        Hdfs hdfs = testbed.hdfs();
        Path spark = folder.resolve("spark");
        Path events = Files.createDirectory(folder.resolve("events"));
        SparkHome here = SparkHome.ofTheBuild();
        List<String> settings = new ArrayList<>(Submission.settingsOfTests(events));
        // In cluster mode the driver runs where YARN puts it.
        settings.removeIf(setting -> setting.startsWith("spark.driver.host"));
        settings.add("spark.yarn.jars=local:" + here.classes());
        settings.add("spark.yarn.appMasterEnv.JAVA_HOME=" + here.javaHome());
        settings.add("spark.executorEnv.JAVA_HOME=" + here.javaHome());
        here.writeSubmitScript(spark, settings);
        Path clientSettings = folder.resolve("hadoop");
        try (Yarn yarn = Yarn.start(folder.resolve("yarn"), hdfs.uri("/"));
                Installation petline = new Installation(folder.resolve("petline"))) {
            yarn.writeClientSettings(clientSettings);
            Outcome outcome = petline.with("SPARK_HOME", spark.toString())
                    .with("HADOOP_CONF_DIR", clientSettings.toString())
                    .with("PETLINE_EXECUTORS", "2")
                    .run(
                            List.of(),
                            petline.at("conf/submit/yarn.sh"),
                            "cluster",
                            testbed.datasetOnHdfs(),
                            hdfs.uri("/yarn"));
            assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
            assertThat(outcome.out()).contains("verdict: ");
        }
        assertThat(EventLog.in(events).executorsThatWorked()).hasSizeGreaterThan(1);
        testbed.requireUndisturbed(hdfs.fetch("/yarn", folder.resolve("fetched")));
    }
}
