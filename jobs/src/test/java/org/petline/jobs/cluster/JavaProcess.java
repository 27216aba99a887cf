package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java machine of its own with Spark's classes, as a cluster runs them; its output goes to a file. */
final class JavaProcess implements Closeable {
    private static final Path ROOT =
            Path.of(System.getProperty("petline.root")).toAbsolutePath().normalize();
    private static final Path SPARK_HOME = Path.of(System.getProperty("petline.spark-home"));

    /** petline as users get it. */
    static final Path JAR = Path.of(System.getProperty("petline.jar"));

    /** The classes of Spark, as a class path. */
    static final String SPARK_CLASSES = SPARK_HOME.resolve("jars") + "/*";

    private static final long POLL_MILLIS = 100;

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a main class.
     *
     * @param log file for all that it prints; its folder is the process's own
     * @param options for the Java machine, the class path among them
     */
    static JavaProcess start(Path log, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + ROOT.resolve("conf/jvm.args"));
        command.addAll(options);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Whatever Spark is set up on this machine, the test's own is meant.
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", SPARK_HOME.toString(),
                        "SPARK_SCALA_VERSION", System.getProperty("petline.scala"),
                        "SPARK_LOCAL_IP", "127.0.0.1"));
        return new JavaProcess(builder.start(), log);
    }

    /** What it has printed so far. */
    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /**
     * Waits until it has printed so many matches of a pattern and gives the last of them; fails with all that it
     * printed if it ends before.
     */
    String awaitOutput(Pattern pattern, int times) throws IOException, InterruptedException {
        while (true) {
            boolean ended = !process.isAlive();
            List<String> matches = pattern.matcher(output())
                    .results()
                    .map(match -> match.group())
                    .toList();
            if (matches.size() >= times) return matches.get(times - 1);
            if (ended) {
                throw new AssertionError("ended with " + process.exitValue() + " before " + pattern + ":\n" + output());
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits for its end and gives the exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it, and what it started, and waits until they are gone. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }
}
