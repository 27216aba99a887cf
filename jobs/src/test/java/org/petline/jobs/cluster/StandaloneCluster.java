package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Spark's standalone master and two workers with two cores each, in Java machines of their own.
 *
 * <p>The workers call their host by different names, so that to Spark they are two hosts: it never runs a speculative
 * copy of a task on the host of the first.
 */
final class StandaloneCluster implements Closeable {
    private static final Pattern URL = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
    private static final Pattern REGISTERED = Pattern.compile("Registering worker");
    private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");

    private final SparkHome spark;
    private final Path folder;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Submission> submissions = new ArrayList<>();
    private JavaProcess master;
    private String url;
    private int registered;

    private StandaloneCluster(SparkHome spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /** Starts the cluster and waits until all workers are registered. */
    static StandaloneCluster start(SparkHome spark, Path folder) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(spark, Files.createDirectories(folder));
        try {
            cluster.startMaster();
            cluster.completeWorkers();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    String url() {
        return url;
    }

    /** Those that are alive. */
    List<Worker> workers() {
        return workers.stream().filter(Worker::isAlive).toList();
    }

    /** Starts those that are missing, because they were killed, and waits until the master knows them. */
    void completeWorkers() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>(HOSTS);
        workers().forEach(worker -> missing.remove(worker.host()));
        for (String host : missing) {
            workers.add(
                    Worker.start(spark, Files.createDirectory(folder.resolve("worker" + workers.size())), host, url));
            registered++;
        }
        master.awaitOutput(REGISTERED, registered);
    }

    /**
     * Submits petline's jar with spark-submit's own main class, in client mode: the driver is the submission's process.
     *
     * @param settings of Spark, beyond those that every test needs
     */
    Submission submit(Executors executors, List<String> petline, String... settings) throws IOException {
        Path place = Files.createDirectory(folder.resolve("submission" + submissions.size()));
        Submission submission = Submission.start(spark, place, url, executors, petline, List.of(settings));
        submissions.add(submission);
        return submission;
    }

    private void startMaster() throws IOException, InterruptedException {
        List<String> options = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        master = JavaProcess.start(
                spark,
                folder.resolve("master.log"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", spark.classes()),
                "org.apache.spark.deploy.master.Master",
                options);
        url = master.awaitOutput(URL, 1);
    }

    @Override
    public void close() {
        submissions.forEach(Submission::close);
        workers.forEach(Worker::close);
        if (master != null) master.close();
    }
}
