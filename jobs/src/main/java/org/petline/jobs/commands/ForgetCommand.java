package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.petline.OneLine;
import org.petline.files.Store;
import org.petline.jobs.run.ForgetRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a person out of the results for good. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description =
                "Remove all that petline knows of a participant, consent withdrawn for example: ledger, stages, results,"
                        + " derivatives, report, records of runs that name the person; tables are built again without. No later run"
                        + " takes the participant in again, whether the scans are still in the dataset or not.",
        footer = {
            "",
            "Takes the lock of OUTPUT_DIR. petline verify OUTPUT_DIR --absent LABEL proves it. What is outside OUTPUT_DIR"
                    + " is not petline's to remove: the dataset, backups, exports, logs; conf/README.md has the list."
        })
public final class ForgetCommand implements Callable<Integer> {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]+");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(
            names = "--participant",
            required = true,
            paramLabel = "LABEL",
            description = "The participant, with or without sub-.")
    private String participant;

    @Option(
            names = "--allow-again",
            description =
                    "Take the participant off the list of those forgotten: the next run does the scans that are in the"
                            + " dataset.")
    private boolean allowAgain;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        String label = label(participant, spec);
        Store folder = OutputFolder.withLedger(output);
        ForgetRun run = new ForgetRun(folder, line -> out.println(OneLine.of(line)));
        if (allowAgain) {
            out.println(
                    run.allow(label)
                            ? "petline: sub-" + label + " may be taken in again, by the next run"
                            : "petline: sub-" + label + " was not forgotten; nothing to allow");
            out.flush();
            return 0;
        }
        ForgetRun.Forgotten forgotten = run.forget(label);
        forgotten.removed().forEach(path -> out.println("removed " + OneLine.of(path)));
        forgotten.findings().forEach(finding -> out.println("odd: " + finding));
        out.println("petline: removed " + forgotten.removed().size() + " files and folders of sub-" + label
                + ", and built tables and report without; petline verify OUTPUT_DIR --absent " + label + " proves it");
        out.flush();
        return 0;
    }

    /** A label without its prefix; anything else could be part of a path. */
    static String label(String given, CommandSpec spec) {
        String label = given.startsWith("sub-") ? given.substring("sub-".length()) : given;
        if (LABEL.matcher(label).matches()) return label;
        throw new ParameterException(
                spec.commandLine(), "'" + OneLine.of(given) + "' is no label of a participant: letters and digits");
    }
}
