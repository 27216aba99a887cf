package org.petline.bench;

import org.petline.jobs.CommandLineRunner;
import picocli.CommandLine;

/** Starts and ends {@code petline bench}. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the Java machine with its verdict: 0, 1, 2 or 3. */
    public static void main(String[] arguments) {
        System.exit(CommandLineRunner.run(new CommandLine(new BenchCommand()), arguments));
    }
}
