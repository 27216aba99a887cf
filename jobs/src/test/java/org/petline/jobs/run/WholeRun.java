package org.petline.jobs.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.petline.jobs.CommandLineRunner;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;

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
        System.setProperty("spark.master", master);
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        List<String> arguments = new ArrayList<>(List.of("run", dataset.toString(), output.toString()));
        arguments.addAll(List.of(options));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exit = CommandLineRunner.run(arguments.toArray(String[]::new));
            return new WholeRun(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
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
