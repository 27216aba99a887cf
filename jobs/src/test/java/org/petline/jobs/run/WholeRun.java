package org.petline.jobs.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.testing.CommandHere;

/**
 * One {@code petline run} in this Java machine, on embedded Spark.
 *
 * @param exit its exit code
 * @param said everything on standard output and standard error
 */
record WholeRun(int exit, String said) {
    /** Runs with two cores. */
    static WholeRun of(Path dataset, Path output, String... options) {
        return on("local[2]", dataset, output, options);
    }

    static WholeRun on(String master, Path dataset, Path output, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", dataset.toString(), output.toString()));
        arguments.addAll(List.of(options));
        CommandHere run = CommandHere.onSpark(master, arguments.toArray(String[]::new));
        return new WholeRun(run.exit(), run.said());
    }

    /** Whether a stack trace was shown. */
    boolean showedATrace() {
        return said.contains("\tat ") || said.contains("Exception:");
    }

    static SortedMap<String, LedgerEntry> ledger(Path output) throws IOException {
        return new Ledger(HadoopSettings.ofThisProcess().storeAt(output.toString()))
                .readAll()
                .entries();
    }

    static String status(Path output, String scan) throws IOException {
        return ledger(output).get(scan).row().outcome().status();
    }
}
