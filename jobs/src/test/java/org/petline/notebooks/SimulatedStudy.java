package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import org.petline.jobs.commands.CommandLineRunner;

/** The smallest trial with both groups, simulated and run through the pipeline once for all tests of this package. */
final class SimulatedStudy {
    /** The notebooks beside the module that is tested. */
    static final Path NOTEBOOKS =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("notebooks");

    /** Of three participants the simulator gives two ketamine and one placebo. */
    private static final String PARTICIPANTS = "3";

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "target", "notebook-study")
            .toAbsolutePath();

    private static SimulatedStudy made;

    private SimulatedStudy() {}

    static synchronized SimulatedStudy get() throws IOException {
        if (made == null) {
            SimulatedStudy study = new SimulatedStudy();
            study.make();
            made = study;
        }
        return made;
    }

    Path dataset() {
        return FOLDER.resolve("dataset");
    }

    Path output() {
        return FOLDER.resolve("output");
    }

    /** Where tests may write. */
    Path scratch() {
        return FOLDER.resolve("scratch");
    }

    private void make() throws IOException {
        FileUtil.fullyDelete(FOLDER.toFile());
        withProperty(
                "spark.master",
                "local[2]",
                () -> withProperty("spark.ui.enabled", "false", () -> {
                    succeeds("simulate", dataset().toString(), "--participants", PARTICIPANTS, "--scanner", "small");
                    succeeds("run", dataset().toString(), output().toString(), "participant");
                }));
    }

    private static void succeeds(String... arguments) {
        assertThat(CommandLineRunner.run(arguments))
                .as("petline %s", String.join(" ", arguments))
                .isZero();
    }

    private static void withProperty(String name, String value, Runnable work) {
        String before = System.setProperty(name, value);
        try {
            work.run();
        } finally {
            if (before == null) System.clearProperty(name);
            else System.setProperty(name, before);
        }
    }
}
