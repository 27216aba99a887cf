package org.petline.jobs.commands;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Options that other BIDS Apps have and their users type: those that mean something here do it, and those that need not be
 * asked for say so. Hidden from the help, where each thing has one spelling.
 */
public final class OtherAppsOptions {
    private static final String MASTER = "spark.master";
    private static final double MEBIBYTE = 1 << 20;

    /** What a heap may be short of, for the Java machine keeps some of it to itself. */
    private static final double ROUNDING = 0.8;

    @Option(
            names = {"--nprocs", "--nthreads", "--n-cpus", "--n_cpus"},
            paramLabel = "N",
            hidden = true)
    private Integer cores;

    @Option(
            names = {"--mem-mb", "--mem_mb", "--mem"},
            paramLabel = "MB",
            hidden = true)
    private Integer memoryMb;

    @Option(
            names = {"--skip-bids-validation", "--skip_bids_validation"},
            hidden = true)
    private boolean skipValidation;

    @Option(names = "--notrack", hidden = true)
    private boolean silent;

    /** Does what they ask for, before Spark starts, or says on the error channel why nothing is to be done. */
    void heed(CommandLine command) {
        PrintWriter err = command.getErr();
        if (cores != null) useCores(command, err);
        if (memoryMb != null && Runtime.getRuntime().maxMemory() / MEBIBYTE < ROUNDING * memoryMb) {
            err.printf(
                    Locale.ROOT,
                    "petline: this Java machine has %.0f MB; memory is given before it starts: PETLINE_MEMORY=%dm%n",
                    Runtime.getRuntime().maxMemory() / MEBIBYTE,
                    memoryMb);
        }
        if (skipValidation) {
            err.println(
                    "petline: --skip-bids-validation changes nothing: no validator runs, each scan is checked by itself");
        }
        if (silent) err.println("petline: --notrack changes nothing: petline tells nobody of its use");
        err.flush();
    }

    private void useCores(CommandLine command, PrintWriter err) {
        if (cores < 1) throw new CommandLine.ParameterException(command, "--nprocs must be 1 or more");
        String master = System.getProperty(MASTER, "local[*]");
        if (master.startsWith("local")) {
            System.setProperty(MASTER, "local[" + cores + "]");
        } else {
            err.println("petline: --nprocs changes nothing on " + master
                    + ": a cluster's cores are given by its own options," + " spark.executor.cores for example");
        }
    }
}
