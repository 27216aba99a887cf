package org.petline.jobs.commands.simulate;

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
        assertThat(run(folder.resolve("out").toString(), "--tracer", "water")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("water", "AZ10419369", "raclopride");
    }

    @Test
    void awkwardScansAreMadeAndTheTruthTellsTheJumps() throws IOException {
        Path out = folder.resolve("out");
        int exit = run(
                out.toString(),
                "--participants",
                "1",
                "--sessions",
                "1",
                "--scanner",
                "small",
                "--resolution",
                "7",
                "--cut-top",
                "40",
                "--cut-bottom",
                "20",
                "--counts",
                "scarce",
                "--motion",
                "restless",
                "--within-frames",
                "moving",
                "--t1w-shift",
                "40",
                "--t1w-turn",
                "25",
                "--blood",
                "0.05",
                "--tracer",
                "az10419369-blocked");
        assertThat(exit).isZero();
        List<String> jumps = Files.readAllLines(folder.resolve("out-truth/jumps.tsv"));
        assertThat(jumps.get(0)).startsWith("participant_id\tsession_id\tseconds\tframe\tshift_x");
        assertThat(jumps).hasSizeBetween(2, 6);
        // 52 slices of 4.875 mm, 8 and 4 less: frames of 64 x 64 x 40.
        assertThat(folder.resolve("out/sub-01/ses-baseline/pet/sub-01_ses-baseline_pet.nii.gz"))
                .exists();
    }

    @Test
    void sizesThatMakeNoSenseAreRefused() {
        String out = folder.resolve("out").toString();
        assertThat(run(out, "--cut-top", "200", "--scanner", "small")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run(out, "--resolution", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run(out, "--blood", "2")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run(out, "--t1w-shift", "-1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("half of", "--resolution", "--blood", "--t1w-shift");
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
