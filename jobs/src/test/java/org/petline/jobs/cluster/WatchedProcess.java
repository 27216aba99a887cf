package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.petline.files.Sha256;

/**
 * petline in a Java machine of its own whose user, home, temporary and current folders are all made for it, so that
 * whatever it leaves behind is seen.
 *
 * @param place an empty folder
 */
record WatchedProcess(Path place) {
    static final String USER = "kolibrinutzer";

    /** Creates the folders. */
    WatchedProcess {
        for (String folder : List.of("home", "tmp", "here", "events")) {
            try {
                Files.createDirectories(place.resolve(folder));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** How it ended and all it said. */
    record Outcome(int code, String said) {}

    /** Runs a command under an umask, on embedded Spark that writes down all that it does in {@code events}. */
    Outcome run(String umask, List<String> petline) throws IOException, InterruptedException {
        SparkHome spark = SparkHome.ofTheBuild();
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                spark.javaHome().resolve("bin/java").toString(),
                JavaProcess.SPARK_OPTIONS,
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Duser.name=" + USER,
                "-Duser.home=" + place.resolve("home"),
                "-Djava.io.tmpdir=" + place.resolve("tmp"),
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.eventLog.enabled=true",
                "-Dspark.eventLog.compress=false",
                "-Dspark.eventLog.dir=" + place.resolve("events").toUri(),
                "-cp",
                JavaProcess.JAR + ":" + spark.classes(),
                "org.petline.jobs.Main"));
        command.addAll(petline);
        Path said = Files.createTempFile("said", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(place.resolve("here").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
            builder.environment().putAll(spark.environment());
            builder.environment().put("HOME", place.resolve("home").toString());
            builder.environment().put("TMPDIR", place.resolve("tmp").toString());
            int code = builder.start().waitFor();
            return new Outcome(code, Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.delete(said);
        }
    }

    /** Every file and folder below one: its mode, and of a file content and time stamp. */
    static SortedMap<String, String> print(Path folder) throws IOException {
        SortedMap<String, String> print = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                String mode = mode(each);
                if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    mode += " " + Sha256.of(Files.readAllBytes(each)) + " " + Files.getLastModifiedTime(each);
                }
                print.put(folder.relativize(each).toString(), mode);
            }
        }
        return print;
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }
}
