package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.petline.OneLine;
import org.petline.jobs.upkeep.Cleaning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes what killed runs left. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description =
                "Remove what killed runs left: scratch files of dead processes, files that never got into place, and"
                        + " results that no ledger entry names. Safe beside a running job.",
        footer = {
            "",
            "Takes the lock of OUTPUT_DIR for as long as it works; while a run holds it, only files that are older than a"
                    + " day go. Never removes what petline did not make."
        })
public final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(
            names = {"-w", "--work-dir"},
            paramLabel = "DIR",
            description = "Local folder for scratch files, as petline run was given it (default: the machine's own).")
    private Path workFolder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--dry-run", description = "Say what would be removed, and remove nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Cleaning cleaning = new Cleaning(OutputFolder.at(output), workFolder, line -> out.println(OneLine.of(line)));
        List<String> paths = dryRun ? cleaning.plan() : cleaning.run();
        for (String path : paths) out.println((dryRun ? "would remove " : "removed ") + OneLine.of(path));
        out.println("petline: " + (dryRun ? "would remove " : "removed ") + paths.size() + " files and folders");
        out.flush();
        return 0;
    }
}
