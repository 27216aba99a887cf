package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.petline.OneLine;
import org.petline.jobs.upkeep.Absence;
import org.petline.jobs.upkeep.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether an output folder is whole. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Check that every row has its scan and every scan its rows, and read every file that was published"
                        + " to compare its checksum.",
        footer = {
            "",
            "A line a finding, with file and remedy. Ends with 0 if all is well, 2 if not. Writes nothing; while a run is"
                    + " going on its results may be ahead of the tables."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int FINDINGS = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(
            names = "--absent",
            paramLabel = "LABEL",
            description = "Show instead that this participant, with or without sub-, is named in no file of OUTPUT_DIR:"
                    + " every name, every byte, and what compressed files and tables hold.")
    private String absent;

    @Override
    public Integer call() throws IOException {
        if (absent != null) return absence(ForgetCommand.label(absent, spec));
        Verification.Result result = Verification.of(OutputFolder.at(output));
        PrintWriter out = spec.commandLine().getOut();
        result.runGoingOn().ifPresent(who -> out.println("note: a run is going on, or was killed: " + OneLine.of(who)));
        result.faults().forEach(out::println);
        result.leftovers()
                .forEach(path -> out.println(
                        "left over: " + OneLine.of(path) + ": of an interrupted run; petline clean removes it"));
        out.printf(
                Locale.ROOT,
                "verified: %d scans, %d rows, %d files; %d findings, %d left over%n",
                result.scans(),
                result.rows(),
                result.files(),
                result.faults().size(),
                result.leftovers().size());
        out.flush();
        return result.faults().isEmpty() ? 0 : FINDINGS;
    }

    private int absence(String participant) throws IOException {
        Absence.Result result = Absence.of(OutputFolder.at(output), participant);
        PrintWriter out = spec.commandLine().getOut();
        result.findings().forEach(out::println);
        String read = String.format(Locale.ROOT, "%d files and %d rows read", result.files(), result.rows());
        out.println(
                result.findings().isEmpty()
                        ? "absent: sub-" + participant + " is named nowhere in " + output + "; " + read
                        : "not absent: " + result.findings().size() + " files; " + read);
        out.flush();
        return result.findings().isEmpty() ? 0 : FINDINGS;
    }
}
