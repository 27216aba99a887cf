package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.settings.SettingsReader;

/** A run of a user who lets nobody else read: in a process of its own, for only that has an umask. */
class UmaskTest {
    @TempDir
    private Path folder;

    /** The run that the process makes. */
    static final class Run {
        private Run() {}

        public static void main(String[] places) throws InterruptedException {
            SettingsReader still = SettingsReader.defaults()
                    .withAssignment("coregistration.method=identity")
                    .withAssignment("motion.method=off");
            ShortRun run = ShortRun.of(new ShortRun.Place(places[0], places[1], still, places[2], Trust.STAMPS));
            System.out.println(run.said());
            System.exit(run.exit());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no umask")
    void nobodyElseMayReadWhatARunLeavesIfTheUmaskSaysSo() throws IOException, InterruptedException {
        Path dataset = TinyStudy.shared().root();
        Path output = folder.resolve("out");
        Path scratch = folder.resolve("scratch");
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "umask 077; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        dataset.toString(),
                        output.toString(),
                        scratch.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();

        SortedMap<String, String> other = new TreeMap<>();
        for (Path made : List.of(output, scratch)) {
            try (Stream<Path> all = Files.walk(made)) {
                for (Path each : (Iterable<Path>) all::iterator) {
                    String mode = PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(each, LinkOption.NOFOLLOW_LINKS));
                    if (!mode.equals(Files.isDirectory(each) ? "rwx------" : "rw-------")) {
                        other.put(folder.relativize(each).toString(), mode);
                    }
                }
            }
        }
        assertThat(other).isEmpty();
        assertThat(output.resolve("tables/scans/part-00000.parquet")).isNotEmptyFile();
    }
}
