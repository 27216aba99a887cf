package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.upkeep.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds a ledger again that is gone. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = "Build petline/ledger again, where it is gone and the tables are there, from the tables and the"
                + " results of the scans; does nothing to a ledger that is there.",
        footer = {
            "",
            "A copy of petline/ledger from before is better, if there is one. The next petline run reads every scan's"
                    + " files again and computes nothing whose result is kept."
        })
public final class RepairCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LostLedger.Rebuilt> rebuilt = new Repair(OutputFolder.at(output), out::println).run();
        if (rebuilt.isEmpty()) {
            out.println("petline: nothing to repair, the ledger is there; petline verify says more");
        } else {
            for (String scan : rebuilt.get().left())
                out.println(scan + " has no whole result and is new to the next run");
            out.println("petline: built the ledger again, "
                    + rebuilt.get().scans().size() + " scans; start petline run next");
        }
        out.flush();
        return 0;
    }
}
