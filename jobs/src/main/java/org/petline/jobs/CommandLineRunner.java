package org.petline.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.files.FaultWords;
import org.petline.jobs.commands.RefusalText;
import org.petline.jobs.lock.LockLostException;
import org.petline.jobs.run.ExitCode;
import org.petline.jobs.scheduling.ClusterGoneException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * From arguments to a verdict: 0 all scans done, 1 usage or settings, 2 some scans failed or were refused, 3 the run
 * itself failed and may be started again.
 *
 * <p>A refusal is printed as code, file, field, what was found and remedy; a stack trace is shown with {@code -v} only.
 */
public final class CommandLineRunner {
    private static final int USAGE = 1;
    private static final int RUN_FAILED = 3;
    private static final int LONGEST_FAILURE = 1_000;
    private static final String ANALYSIS_LEVEL = "participant";

    private CommandLineRunner() {}

    /** Runs one command line and gives its verdict back; nothing is thrown and the Java machine goes on. */
    public static int run(String... arguments) {
        return run(new CommandLine(new PetlineCommand()), arguments);
    }

    /** The same with other commands than petline's. */
    public static int run(CommandLine commands, String... arguments) {
        commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((problem, given) -> {
                    PrintWriter err = problem.getCommandLine().getErr();
                    ParameterException told = unknownOption(problem, given).orElse(problem);
                    err.println("petline: " + told.getMessage());
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(told, err)) {
                        err.println("Try '"
                                + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    }
                    return USAGE;
                })
                .setExecutionExceptionHandler((problem, command, result) -> explained(problem, command, arguments));
        try {
            return commands.execute(asSubcommand(commands, arguments));
        } catch (OutOfMemoryError | StackOverflowError | LinkageError error) {
            return explained(error, commands, arguments);
        }
    }

    /** An option that is unknown leaves its value among the positional parameters, and those are complained of. */
    private static Optional<ParameterException> unknownOption(ParameterException problem, String... given) {
        if (problem instanceof CommandLine.UnmatchedArgumentException) return Optional.empty();
        CommandLine command = problem.getCommandLine();
        List<String> unknown = Stream.of(given)
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(argument -> argument.matches("--[A-Za-z][A-Za-z0-9_-]*"))
                .filter(argument -> command.getCommandSpec().findOption(argument) == null)
                .toList();
        if (unknown.isEmpty()) return Optional.empty();
        return Optional.of(new CommandLine.UnmatchedArgumentException(command, unknown));
    }

    /** What no exception tells, and Java itself would end with exit code 1, as if the command line were wrong. */
    static int explained(Error error, CommandLine commands, String... arguments) {
        PrintWriter err = commands.getErr();
        if (error instanceof NoClassDefFoundError && !isSparkThere()) {
            err.println(
                    "petline: the jar was started without Spark; start bin/petline, which brings its own, or hand the"
                            + " jar to spark-submit");
            err.flush();
            return USAGE;
        }
        err.println("petline: the run failed: " + OneLine.of(FaultWords.of(error), LONGEST_FAILURE));
        if (isVerbose(arguments)) error.printStackTrace(err);
        err.println(
                FaultWords.isLackOfFiles(error)
                        ? "petline: more files must be open at once than may be: ulimit -n 4096 before it is started"
                        : error instanceof OutOfMemoryError
                                ? "petline: give it more memory, PETLINE_MEMORY=6g for example or spark.driver.memory"
                                : "petline: look whether petline's folder is whole and was not replaced meanwhile");
        err.println("petline: start it again, with -v for the whole trace; nothing that was published is lost");
        err.flush();
        return RUN_FAILED;
    }

    /** The jar holds petline alone: Spark is the cluster's, or the launcher's. */
    private static boolean isSparkThere() {
        return CommandLineRunner.class.getResource("/org/apache/spark/SparkConf.class") != null;
    }

    private static boolean isVerbose(String... arguments) {
        return Stream.of(arguments).anyMatch(argument -> argument.equals("-v") || argument.equals("--verbose"));
    }

    private static int explained(Exception problem, CommandLine command, String... arguments) {
        PrintWriter err = command.getErr();
        boolean refused = problem instanceof Refusal;
        if (problem instanceof Refusal refusal) RefusalText.print(refusal, err);
        else err.println("petline: the run failed: " + OneLine.of(FaultWords.of(problem), LONGEST_FAILURE));
        if (isVerbose(arguments)) {
            problem.printStackTrace(err);
        } else if (!refused) {
            boolean isOfADisk = problem instanceof IOException
                    && !(problem instanceof LockLostException || problem instanceof ClusterGoneException);
            if (FaultWords.isLackOfFiles(problem)) {
                err.println(
                        "petline: more files must be open at once than may be: ulimit -n 4096 before it is started");
            } else if (isOfADisk) err.println("petline: look at the disk and the permissions of that place");
            err.println("petline: start it again, with -v for the whole trace; nothing that was published is lost");
        }
        err.flush();
        return ExitCode.of(problem);
    }

    /** BIDS Apps are called {@code app BIDS_DIR OUTPUT_DIR participant}: that is our {@code run}. */
    private static String[] asSubcommand(CommandLine commands, String... arguments) {
        boolean bidsApp = arguments.length >= 3
                && !arguments[0].startsWith("-")
                && !commands.getSubcommands().containsKey(arguments[0])
                && ANALYSIS_LEVEL.equals(arguments[2]);
        return bidsApp
                ? Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new)
                : arguments;
    }
}
