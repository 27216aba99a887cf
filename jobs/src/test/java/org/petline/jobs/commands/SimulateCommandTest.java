package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.DatasetIndex;
import org.petline.jobs.store.HadoopSettings;
import picocli.CommandLine;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void writesATrialThatTheIndexAcceptsAndTheTruthApart() throws IOException {
        Path out = folder.resolve("out");
        int exit = run(
                out.toString(),
                "--participants",
                "1",
                "--sessions",
                "1",
                "--scanner",
                "small",
                "--counts",
                "none",
                "--motion",
                "large",
                "--tracer",
                "dasb");
        assertThat(exit).isZero();
        DatasetIndex index = DatasetIndex.of(HadoopSettings.ofThisProcess().storeAt(out.toString()), List.of());
        assertThat(index.scans()).hasSize(1);
        assertThat(index.findings()).isEmpty();
        assertThat(folder.resolve("out-truth/bpnd.tsv")).exists();
        assertThat(folder.resolve("out-truth/sub-01/ses-baseline/sub-01_ses-baseline_desc-blurred_tacs.tsv"))
                .content()
                .contains("ventral-striatum");
    }

    @Test
    void theTruthMayNotLieInTheDataset() {
        Path out = folder.resolve("out");
        int exit = run(out.toString(), "--truth", out.resolve("truth").toString());
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("the truth must lie outside the dataset");
        assertThat(out).doesNotExist();
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThat(run(out.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("not empty");
    }

    @Test
    void anUnknownTracerIsRefusedWithTheKnownOnes() {
        assertThat(run(folder.resolve("out").toString(), "--tracer", "FDG")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("FDG", "AZ10419369", "raclopride");
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
