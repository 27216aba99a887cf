package org.petline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.petline.files.Store;
import org.petline.jobs.commands.VersionLine;
import org.petline.jobs.commands.simulate.ScannerSize;
import org.petline.jobs.commands.simulate.SimulateCommand;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What one whole scan costs on this machine, as a multiple of inflating its image file. */
@Command(
        name = "petline bench",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        subcommands = {BenchKineticsCommand.class, BenchRegistrationCommand.class, BenchNightlyCommand.class},
        description = {
            "Simulate one scan and time every stage on one core, cold and warm.",
            "For the memory of the largest scanners: PETLINE_MEMORY=2g petline bench --scanner hrrt"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final double MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--scanner", description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ScannerSize scanner = ScannerSize.DEFAULT;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds; the first is cold. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description =
                    "Where the scan and the results lie; a folder in it is made and left. Default: a temporary one.")
    private Path workFolder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = workFolder == null
                ? Files.createTempDirectory("petline-bench")
                : Files.createTempDirectory(Files.createDirectories(workFolder), "petline-bench");
        HadoopSettings files = HadoopSettings.ofThisProcess();
        String dataset = folder.resolve("dataset").toString();
        out.printf("one scan, %s scanner, 38 frames%n", scanner);
        out.flush();
        TrialDesign design =
                TrialDesign.DEFAULT.withParticipants(1).withSessions(1).withScanner(scanner.simulated());
        Store truth = files.storeAt(folder.resolve("truth").toString());
        new SimulatedTrial(design, SimulateCommand.regions()).write(files.storeAt(dataset), truth);
        for (int round = 1; round <= rounds; round++) {
            String output = folder.resolve("results-" + round).toString();
            print(out, round, ScanTiming.ofFirstScan(dataset, output, SettingsReader.defaults()));
        }
        out.printf("%npassed with a heap of at most %.0f MiB; folder: %s%n", heapMib(), folder);
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, int round, ScanTiming timing) {
        double inflate = timing.inflate().cpuSeconds();
        out.printf(Locale.ROOT, "%nround %d%-12s %9s %9s %22s%n", round, "", "wall s", "CPU s", "CPU / inflating");
        line(out, "inflate", timing.inflate(), inflate);
        for (Map.Entry<String, StageClock.Times> stage : timing.stages().entrySet()) {
            line(out, stage.getKey(), stage.getValue(), inflate);
        }
        line(out, "all stages", timing.total(), inflate);
        out.flush();
    }

    private static void line(PrintWriter out, String name, StageClock.Times times, double inflate) {
        out.printf(
                Locale.ROOT,
                "%-19s %9.2f %9.2f %22.1f%n",
                name,
                times.seconds(),
                times.cpuSeconds(),
                times.cpuSeconds() / inflate);
    }

    private static double heapMib() {
        return Runtime.getRuntime().maxMemory() / MIB;
    }
}
