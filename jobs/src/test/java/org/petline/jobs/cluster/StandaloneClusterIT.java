package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster once: master, two workers and spark-submit in Java machines of their own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StandaloneClusterIT {
    @TempDir
    private Path folder;

    @Test
    void theSubmittedJarGivesTheResultsOfTheEmbeddedRunBitForBit() throws IOException, InterruptedException {
        Path dataset = SmallTrial.simulateIn(folder);
        Path embedded = folder.resolve("embedded");
        Path submitted = folder.resolve("submitted");
        Path events = Files.createDirectory(folder.resolve("events"));

        try (JavaProcess run = embedded(List.of("run", dataset.toString(), embedded.toString()))) {
            assertThat(run.await()).as(run.output()).isZero();
        }
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"));
                JavaProcess run = cluster.submit(
                        folder.resolve("submit.log"),
                        events,
                        List.of("run", dataset.toString(), submitted.toString()))) {
            assertThat(run.await()).as(run.output()).isZero();
        }

        assertThat(EventLog.in(events).executorsThatWorked()).hasSize(StandaloneCluster.WORKERS);
        Results expected = Results.in(embedded);
        Results found = Results.in(submitted);
        assertThat(expected.rows().values()).noneMatch(List::isEmpty);
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.names()).isEqualTo(expected.names());
        assertThat(found.contents()).isEqualTo(expected.contents());
    }

    /** The same jar with one core in one Java machine, as the launcher starts it. */
    private JavaProcess embedded(List<String> petline) throws IOException {
        List<String> options = List.of(
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Dspark.master=local[1]",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-cp",
                JavaProcess.JAR + ":" + JavaProcess.SPARK_CLASSES);
        return JavaProcess.start(folder.resolve("embedded.log"), options, "org.petline.jobs.Main", petline);
    }
}
