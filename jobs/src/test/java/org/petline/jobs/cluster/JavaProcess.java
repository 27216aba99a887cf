package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.petline.jobs.testing.Hdfs;

/** A Java machine of its own with Spark's classes, as a cluster runs them; its output goes to a file. */
final class JavaProcess implements Closeable {
    private static final Path ROOT =
            Path.of(System.getProperty("petline.root")).toAbsolutePath().normalize();

    /** Options for Java that Spark needs, in the form of an argument. */
    static final String SPARK_OPTIONS = "@" + ROOT.resolve("conf/jvm.args");

    /** petline as users get it. */
    static final Path JAR = Path.of(System.getProperty("petline.jar"));

    private static final long POLL_MILLIS = 50;

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
    static JavaProcess start(SparkHome spark, Path log, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(spark.javaHome().resolve("bin/java").toString());
        command.add(SPARK_OPTIONS);
        command.addAll(options);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Whatever Spark is set up on this machine, the test's own is meant.
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment().putAll(spark.environment());
        return new JavaProcess(builder.start(), log);
    }

    /** petline embedded in one Java machine, as the launcher starts it. */
    static JavaProcess embedded(SparkHome spark, Path log, int cores, List<String> petline) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dspark.master=local[" + cores + "]",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1"));
        Hdfs.IMPATIENT.forEach((name, value) -> options.add("-D" + name + "=" + value));
        options.addAll(List.of("-cp", JAR + ":" + spark.classes()));
        return start(spark, log, options, "org.petline.jobs.Main", petline);
    }

    /** What it has printed so far. */
    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    boolean isAlive() {
        return process.isAlive();
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
            pause();
        }
    }

    /** Lets it go on for a moment, or until it ends. */
    void pause() throws InterruptedException {
        process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for its end and gives the exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** The processes that it started with an argument on their command line. */
    List<ProcessHandle> childrenWith(String argument) {
        return process.descendants()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(argument))
                        .orElse(false))
                .toList();
    }

    /** Kills it, and nothing that it started, as the kernel does when memory runs out. */
    void kill() {
        kill(process.toHandle());
    }

    /** Kills a process, and nothing that it started, and waits until it is gone. */
    static void kill(ProcessHandle process) {
        if (!process.destroyForcibly()) throw new AssertionError("cannot kill " + process.pid());
        process.onExit().join();
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
