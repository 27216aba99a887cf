package org.petline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.petline.files.Store;
import org.petline.jobs.commands.RunCommand;
import org.petline.jobs.commands.VersionLine;
import org.petline.jobs.commands.simulate.SimulateCommand;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.Parts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What nights over a growing study cost, and a night on which nothing changed. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        description = {
            "Run the whole pipeline over many tiny scans (8 frames of 24x24x20 voxels), so many new ones a night, and then",
            "a night without news, one with a new scan, one with another kinetic setting for a few scans and a dry run.",
            "Where all scans cannot be computed, the results of most can be copied: the nights cost the same."
        })
final class BenchNightlyCommand implements Callable<Integer> {
    private static final double MIB = 1 << 20;
    private static final int REFITTED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--scans", paramLabel = "N", description = "Scans of the study. Default: ${DEFAULT-VALUE}.")
    private int scans = 100;

    @Option(
            names = "--computed",
            paramLabel = "N",
            description = "Only so many are computed; the results of the others are copies. Default: all.")
    private int computed = Integer.MAX_VALUE;

    @Option(
            names = "--a-night",
            paramLabel = "N",
            description = "New scans to be computed a night. Default: ${DEFAULT-VALUE}.")
    private int aNight = 1000;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the runs; may be repeated. Default: no motion, and mutual information alone.")
    private List<String> assignments = List.of("motion.method=off", "coregistration.method=mutual-information");

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Where dataset and results lie, to be looked at afterwards. Default: a temporary folder.")
    private Path keep;

    private ManyScans study;
    private Path output;

    @Override
    public Integer call() throws IOException {
        if (scans < 1) throw usage("--scans must be 1 or more");
        if (computed < REFITTED) throw usage("--computed must be " + REFITTED + " or more");
        if (aNight < 1) throw usage("--a-night must be 1 or more");
        Path folder = keep == null ? Files.createTempDirectory("petline-nights") : Files.createDirectories(keep);
        output = folder.resolve("results");
        if (Files.exists(output)) throw usage(output + " is there already; name a new folder");
        study = ManyScans.simulate(folder, path -> store(path), SimulateCommand.regions());
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%n| night | scans | wall s | CPU s | wall s a new scan | files written | MiB | heap MiB |%n");
        out.println("|---|---|---|---|---|---|---|---|");
        int last = Math.min(scans, computed);
        for (int first = 1; first <= last; first += aNight) {
            int until = Math.min(last, first + aNight - 1);
            study.add(first, until);
            line(out, "new scans", until, until - first + 1, night());
        }
        if (last < scans) {
            study.add(last + 1, scans);
            copyResults(last + 1);
            line(out, "publishing copies", scans, scans - last, night());
        }
        line(out, "nothing new", scans, 0, night());
        study.add(scans + 1, scans + 1);
        line(out, "one new scan", scans + 1, 1, night());
        List<String> few = new ArrayList<>(List.of("--set", "kinetics.weights=uniform", "--participant-label"));
        for (int participant = 1; participant <= Math.min(REFITTED, scans); participant++) {
            few.add(ManyScans.label(participant));
        }
        line(out, "another setting", scans + 1, Math.min(REFITTED, scans), night(few.toArray(String[]::new)));
        line(out, "dry run", scans + 1, 0, night("--dry-run"));
        out.printf("%nfolder: %s%n", folder);
        out.flush();
        return 0;
    }

    private void copyResults(int first) throws IOException {
        Store results = store(output);
        List<LedgerEntry> done =
                List.copyOf(new Ledger(results).readAll().entries().values());
        List<CopiedResults> originals = new ArrayList<>();
        for (LedgerEntry entry : done.subList(0, Math.min(REFITTED, done.size()))) {
            originals.add(new CopiedResults(store(study.dataset()), results, entry));
        }
        for (int participant = first; participant <= scans; participant++) {
            originals
                    .get(participant % originals.size())
                    .to(ManyScans.label(participant), (participant - 1) / Parts.MOST_SCANS);
        }
    }

    /** A run as a user starts it, without what it says. */
    private NightCost night(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(study.dataset().toString(), output.toString()));
        for (String assignment : assignments) arguments.addAll(List.of("--set", assignment));
        arguments.addAll(List.of(options));
        return NightCost.of(output, () -> {
            PrintStream err = System.err;
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int exit;
            try (PrintStream aside = new PrintStream(said, true, StandardCharsets.UTF_8)) {
                System.setErr(aside);
                exit = new CommandLine(new RunCommand())
                        .setOut(new PrintWriter(Writer.nullWriter()))
                        .execute(arguments.toArray(String[]::new));
            } finally {
                System.setErr(err);
            }
            if (exit != 0) throw new IOException("a run ended with " + exit + ": " + lastLine(said));
        });
    }

    private static String lastLine(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static void line(PrintWriter out, String night, int scans, int fresh, NightCost cost) {
        out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %s | %d | %.1f | %.0f |%n",
                night,
                scans,
                cost.seconds(),
                cost.cpuSeconds(),
                fresh == 0 ? "" : String.format(Locale.ROOT, "%.3f", cost.seconds() / fresh),
                cost.files(),
                cost.bytes() / MIB,
                cost.heapMib());
        out.flush();
    }

    private static Store store(Path folder) {
        return HadoopSettings.ofThisProcess().storeAt(folder.toString());
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
