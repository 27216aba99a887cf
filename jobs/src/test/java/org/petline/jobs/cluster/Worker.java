package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker of a standalone cluster.
 *
 * @param host the name by which the cluster knows its machine
 * @param work has a folder an application, and in it one an executor
 */
record Worker(JavaProcess process, String host, Path work) implements Closeable {
    private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

    static Worker start(SparkHome spark, Path folder, String host, String master) throws IOException {
        Path work = folder.resolve("work");
        List<String> arguments = List.of(
                "--host",
                host,
                "--webui-port",
                "0",
                "--cores",
                "2",
                "--memory",
                "2g",
                "--work-dir",
                work.toString(),
                master);
        JavaProcess process = JavaProcess.start(
                spark,
                folder.resolve("log"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", spark.classes()),
                "org.apache.spark.deploy.worker.Worker",
                arguments);
        return new Worker(process, host, work);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The executors that run on it now. */
    List<ProcessHandle> executors() {
        return process.childrenWith(EXECUTOR);
    }

    /** Every executor that it ever started, as APPLICATION/NUMBER. */
    SortedSet<String> executorsEver() throws IOException {
        if (!Files.exists(work)) return new TreeSet<>();
        try (Stream<Path> folders = Files.walk(work, 2)) {
            return folders.map(work::relativize)
                    .filter(folder -> folder.getNameCount() == 2)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Kills it and its executors, as the loss of its machine does. */
    void killWithExecutors() {
        List<ProcessHandle> executors = executors();
        process.kill();
        executors.forEach(JavaProcess::kill);
    }

    @Override
    public void close() {
        process.close();
    }
}
