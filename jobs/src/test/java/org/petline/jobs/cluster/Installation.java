package org.petline.jobs.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** petline as it lies on a user's disk: launcher, jar, settings and Spark; without sources, so that nothing is built. */
final class Installation implements Closeable {
    private static final Path SOURCE = Path.of(System.getProperty("petline.root"));

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();

    /** Lays it out in a folder that need not exist. */
    Installation(Path root) throws IOException {
        this.root = root;
        copy("jobs/bin/petline");
        copy("conf/jvm.args");
        copy("conf/log4j2.properties");
        copy("conf/spark-defaults.conf");
        for (String script : List.of("with-verdict", "standalone", "yarn", "kubernetes")) {
            copy("conf/submit/" + script + ".sh");
        }
        Path built = Files.createDirectories(root.resolve("jobs/target"));
        Files.copy(Path.of(System.getProperty("petline.jar")), built.resolve("petline.jar"));
        Files.createSymbolicLink(built.resolve("spark-home"), Path.of(System.getProperty("petline.spark-home")));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** What a command left. */
    record Outcome(int code, String out, String err) {}

    Path launcher() {
        return root.resolve("jobs/bin/petline");
    }

    Path root() {
        return root;
    }

    /** The file or folder at a path below the root. */
    Path at(String path) {
        return root.resolve(path);
    }

    /** Sets an environment variable for the launcher. */
    Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes a shell script that can be run; its folders are made. */
    static Path script(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a launcher to its end, by a shell or, with an empty one, by itself; in the root's parent folder. */
    Outcome run(List<String> shell, Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs any command to its end, in the root's parent folder. */
    Outcome run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(root, "out", ".txt");
        Path err = Files.createTempFile(root, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.getParent().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Stream.of("SPARK_HOME", "SPARK_SCALA_VERSION", "HADOOP_CONF_DIR", "PETLINE_MEMORY", "PETLINE_JAVA_OPTS")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Outcome(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Takes away the link that leads out of the folder, so that the folder can be deleted without a thought. */
    @Override
    public void close() throws IOException {
        Files.delete(root.resolve("jobs/target/spark-home"));
    }

    private void copy(String path) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.copy(SOURCE.resolve(path), root.resolve(path));
    }
}
