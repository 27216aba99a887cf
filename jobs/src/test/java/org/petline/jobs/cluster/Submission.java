package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.petline.jobs.testing.Hdfs;

/** petline under spark-submit in client mode: the driver, and what Spark writes down about the application. */
final class Submission implements Closeable {
    private final JavaProcess driver;
    private final Path events;

    private Submission(JavaProcess driver, Path events) {
        this.driver = driver;
        this.events = events;
    }

    static Submission start(
            SparkHome spark,
            Path folder,
            String master,
            Executors executors,
            List<String> petline,
            List<String> settings)
            throws IOException {
        Path events = Files.createDirectory(folder.resolve("events"));
        List<String> arguments = new ArrayList<>(List.of("--master", master, "--class", "org.petline.jobs.Main"));
        arguments.addAll(options(settingsOf(executors)));
        arguments.addAll(options(settingsOfTests(events)));
        arguments.addAll(options(settings));
        arguments.add(JavaProcess.JAR.toString());
        arguments.addAll(petline);
        JavaProcess driver = JavaProcess.start(
                spark,
                folder.resolve("log"),
                List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", spark.classes()),
                "org.apache.spark.deploy.SparkSubmit",
                arguments);
        return new Submission(driver, events);
    }

    private static List<String> settingsOf(Executors executors) {
        return List.of(
                "spark.executor.memory=" + executors.memory(),
                "spark.executor.cores=" + executors.cores(),
                "spark.cores.max=" + executors.count() * executors.cores());
    }

    /**
     * What every test needs.
     *
     * @param events existing folder where Spark writes down what happened
     */
    static List<String> settingsOfTests(Path events) {
        List<String> settings = new ArrayList<>(List.of(
                // The work begins when all executors are there, so that none can do all of it alone.
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=60s",
                // Short lives: the second compiler would only take their time.
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.eventLog.enabled=true",
                "spark.eventLog.rolling.enabled=false",
                "spark.eventLog.compress=false",
                "spark.eventLog.dir=" + events.toUri()));
        Hdfs.IMPATIENT.forEach((name, value) -> settings.add(name + "=" + value));
        return settings;
    }

    /** Settings as spark-submit's options. */
    static List<String> options(List<String> settings) {
        return settings.stream()
                .flatMap(setting -> Stream.of("--conf", setting))
                .toList();
    }

    /** The process that submitted, which in client mode is the driver. */
    JavaProcess driver() {
        return driver;
    }

    /** What Spark wrote down so far. */
    EventLog events() throws IOException {
        return EventLog.in(events);
    }

    @Override
    public void close() {
        driver.close();
    }
}
