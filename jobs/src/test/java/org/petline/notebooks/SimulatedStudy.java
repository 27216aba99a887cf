package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileUtil;
import org.petline.jobs.CommandLineRunner;

/** The smallest trial with both groups, simulated and run through the pipeline once for all tests of this package. */
final class SimulatedStudy {
    /** Of three participants the simulator gives two ketamine and one placebo. */
    private static final String PARTICIPANTS = "3";

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "target", "notebook-study")
            .toAbsolutePath();

    private static Study made;

    private SimulatedStudy() {}

    static synchronized Study get() throws IOException {
        if (made == null) {
            FileUtil.fullyDelete(FOLDER.toFile());
            Study study = new Study(FOLDER);
            make(study);
            made = study;
        }
        return made;
    }

    private static void make(Study study) {
        withProperty(
                "spark.master",
                "local[2]",
                () -> withProperty("spark.ui.enabled", "false", () -> {
                    String dataset = study.dataset().toString();
                    succeeds("simulate", dataset, "--participants", PARTICIPANTS, "--scanner", "small");
                    succeeds("run", dataset, study.output().toString(), "participant");
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
