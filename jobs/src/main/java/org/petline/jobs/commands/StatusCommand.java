package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.upkeep.StudyStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the last run left: scans that need attention first, and the run's own exit code. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Say which scans failed or were refused and what to do about them, what is waiting, how long stages"
                        + " take, how the last runs ended, and whether one is going on.",
        footer = {
            "",
            "Ends with the exit code of that run: 0 all scans done, 2 some failed or were refused, 3 the run itself"
                    + " failed, was killed or is still going on, 130 or 143 it was stopped by Ctrl-C or SIGTERM."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int RUN_FAILED = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(names = "--run", paramLabel = "ID", description = "Another run than the last; ids are in petline/runs.")
    private String run;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many of the last runs to list (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Store folder = OutputFolder.withLedger(output);
        PrintWriter out = spec.commandLine().getOut();
        StudyStatus study = StudyStatus.of(folder, Math.max(0, runs));
        StatusText text = new StatusText(out);
        if (!json) text.print(study);
        RunHistory history = new RunHistory(folder);
        String id = runAskedFor(history.runs());
        Optional<RunRecord> record = history.record(id);
        int verdict = record.map(RunRecord::exitCode).orElse(RUN_FAILED);
        if (json) {
            out.println(StatusJson.of(study, verdict));
        } else if (record.isPresent()) {
            text.print(record.get());
        } else {
            String started = history.start(id).map(RunStart::started).orElse("");
            out.printf("run %s: began %s and has not ended: it is still going on or was killed%n", id, started);
        }
        out.flush();
        return verdict;
    }

    private String runAskedFor(List<String> known) {
        Optional<String> asked = run != null
                ? Optional.of(run).filter(known::contains)
                : known.stream().reduce((earlier, later) -> later);
        return asked.orElseThrow(() -> {
            Refusal missing = Refusal.of(OutputReason.RUN_MISSING).file(output);
            return run == null ? missing : missing.field("--run").found(run);
        });
    }
}
