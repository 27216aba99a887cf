package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Spark's standalone master and two workers with one core each, in Java machines of their own. */
final class StandaloneCluster implements Closeable {
    /** As many executors, for each has one core. */
    static final int WORKERS = 2;

    private static final Pattern URL = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
    private static final Pattern REGISTERED = Pattern.compile("Registering worker");
    private static final List<String> DAEMON = List.of("-Xmx256m", "-cp", JavaProcess.SPARK_CLASSES);
    private static final List<String> HERE = List.of("--host", "127.0.0.1", "--webui-port", "0");

    private final List<JavaProcess> processes = new ArrayList<>();
    private final Path folder;
    private String url;

    private StandaloneCluster(Path folder) {
        this.folder = folder;
    }

    /** Starts the cluster and waits until all workers are registered. */
    static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(Files.createDirectories(folder));
        try {
            cluster.startAll();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    private void startAll() throws IOException, InterruptedException {
        JavaProcess master = daemon("master", "org.apache.spark.deploy.master.Master", List.of("--port", "0"));
        url = master.awaitOutput(URL, 1);
        for (int worker = 1; worker <= WORKERS; worker++) {
            Path work = folder.resolve("work" + worker);
            daemon(
                    "worker" + worker,
                    "org.apache.spark.deploy.worker.Worker",
                    List.of("--cores", "1", "--memory", "1g", "--work-dir", work.toString(), url));
        }
        master.awaitOutput(REGISTERED, WORKERS);
    }

    private JavaProcess daemon(String name, String mainClass, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(HERE);
        arguments.addAll(options);
        JavaProcess process = JavaProcess.start(folder.resolve(name + ".log"), DAEMON, mainClass, arguments);
        processes.add(process);
        return process;
    }

    /**
     * Submits petline's jar with spark-submit's own main class, in client mode, and waits for its end.
     *
     * @param events existing folder where Spark writes down what happened
     */
    JavaProcess submit(Path log, Path events, List<String> petline) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--master", url, "--class", "org.petline.jobs.Main"));
        arguments.addAll(List.of("--executor-memory", "768m", "--executor-cores", "1"));
        List<String> settings = List.of(
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                // The work begins when all executors are there, so that none can do all of it alone.
                "spark.cores.max=" + WORKERS,
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=60s",
                "spark.eventLog.enabled=true",
                "spark.eventLog.rolling.enabled=false",
                "spark.eventLog.compress=false",
                "spark.eventLog.dir=" + events.toUri());
        for (String setting : settings) arguments.addAll(List.of("--conf", setting));
        arguments.add(JavaProcess.JAR.toString());
        arguments.addAll(petline);
        JavaProcess submit = JavaProcess.start(
                log,
                List.of("-Xmx1g", "-cp", JavaProcess.SPARK_CLASSES),
                "org.apache.spark.deploy.SparkSubmit",
                arguments);
        processes.add(submit);
        submit.await();
        return submit;
    }

    @Override
    public void close() {
        for (int process = processes.size() - 1; process >= 0; process--)
            processes.get(process).close();
    }
}
