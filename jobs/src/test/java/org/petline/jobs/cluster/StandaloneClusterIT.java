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

/** A real cluster with nothing that goes wrong, and petline submitted as conf/submit shows it. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class StandaloneClusterIT {
    @TempDir
    private Path folder;

    @Test
    void theSubmitScriptAsItStandsGivesTheResultsOfOneThreadBitForBit(Testbed testbed)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path spark = folder.resolve("spark");
        Path events = Files.createDirectory(folder.resolve("events"));
        List<String> settings = new ArrayList<>(Submission.settingsOfTests(events));
        // As many as can be had; without the number Spark would not wait for the second.
        settings.add("spark.cores.max=2");
        SparkHome.ofTheBuild().writeSubmitScript(spark, settings);
        try (Installation petline = new Installation(folder.resolve("petline"))) {
            Outcome outcome = petline.with("SPARK_HOME", spark.toString())
                    .run(
                            List.of(),
                            petline.at("conf/submit/standalone.sh"),
                            testbed.cluster().url(),
                            testbed.dataset().toString(),
                            output.toString());
            assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
            assertThat(outcome.out()).contains("verdict: ");
        }
        assertThat(EventLog.in(events).executorsThatWorked()).hasSizeGreaterThan(1);
        testbed.requireUndisturbed(output);
    }
}
