package org.petline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.petline.jobs.commands.VersionLine;
import org.petline.jobs.commands.simulate.ScannerSize;
import org.petline.jobs.commands.simulate.SimulateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How near motion correction and coregistration come to a truth that is known: tables that need no data. */
@Command(
        name = "registration",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        description = {
            "Register simulated scans (63 min, 33 frames) and print errors by age of the frames, size of motion, counts",
            "and tracer, coverage of the standard errors, what is left of it in BPND, coregistration by reference and",
            "start, time and memory. The seed is fixed: all but time and memory is the same on every machine."
        })
final class BenchRegistrationCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scans",
            paramLabel = "N",
            description = "Heads of each kind; half a minute each. Default: ${DEFAULT-VALUE}.")
    private int scans = 1;

    @Option(names = "--scanner", description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ScannerSize scanner = ScannerSize.DEFAULT;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "Of: ${COMPLETION-CANDIDATES}, comma-separated. Default: all.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--motion", paramLabel = "WORD", description = "Only scans that move like this, as in the table.")
    private String onlyMotion;

    @Option(names = "--tsv", paramLabel = "FILE", description = "A row a scan and frame, written beside the tables.")
    private Path tsv;

    /** What is judged. */
    enum Part {
        MOTION,
        COREGISTRATION,
        COST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (scans < 1) throw new ParameterException(spec.commandLine(), "--scans must be 1 or more");
        RegistrationBench bench = new RegistrationBench(scanner.simulated(), scans, SimulateCommand.regions());
        List<RegistrationCase> cases = bench.cases().stream()
                .filter(of -> onlyMotion == null || of.motion().equals(onlyMotion))
                .toList();
        if (cases.isEmpty()) throw new ParameterException(spec.commandLine(), "no scans move like " + onlyMotion);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Heads a row: %d; %s scanner. Errors: mean over the brain, mm, after the best%n", scans, scanner);
        out.printf("common rigid transform; median / 95 %% / worst over frames.%n");
        if (parts.contains(Part.MOTION)) motion(bench, cases, out);
        if (parts.contains(Part.COREGISTRATION)) {
            for (RegistrationCase of : cases) {
                boolean isLikeFirst = of.motion().equals(cases.get(0).motion())
                        && of.tracer().equals(cases.get(0).tracer());
                if (isLikeFirst && !of.counts().equals("no noise")) coregistration(bench, of, out);
            }
        }
        if (parts.contains(Part.COST)) cost(bench, cases.get(cases.size() > 1 ? 1 : 0), out);
        out.flush();
        return 0;
    }

    private void motion(RegistrationBench bench, List<RegistrationCase> cases, PrintWriter out) throws IOException {
        out.printf("%n| motion | counts | tracer | frames | uncorrected | corrected | covered | BPND change %% |%n");
        out.println("|---|---|---|---|---|---|---|---|");
        StringBuilder rows = new StringBuilder(
                "motion\tcounts\ttracer\tscan\tframe\tstart_seconds\tuncorrected_mm\terror_mm\ttold\tcovered\tflags\n");
        for (RegistrationCase of : cases) {
            RegistrationBench.MotionResult result = bench.motion(of);
            for (FrameAge age : FrameAge.values()) {
                boolean last = age == FrameAge.LATE;
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                        of.motion(),
                        of.counts(),
                        of.tracer(),
                        age.words(),
                        words(result.uncorrected(age)),
                        words(result.errors(age)),
                        percent(result.coveragePercent(age)),
                        last ? words(Spread.of(result.bpndChangesPercent())) : "");
            }
            out.flush();
            result.frames().forEach(frame -> rows.append(row(frame)));
        }
        if (tsv != null) Files.writeString(tsv, rows);
    }

    private static String row(FrameError frame) {
        return String.join(
                        "\t",
                        frame.frame().of().motion(),
                        frame.frame().of().counts(),
                        frame.frame().of().tracer(),
                        String.valueOf(frame.frame().scan()),
                        String.valueOf(frame.frame()),
                        String.valueOf(frame.frame().startSeconds()),
                        String.valueOf(frame.uncorrectedMm()),
                        String.valueOf(frame.errorMm()),
                        String.valueOf(frame.told()),
                        String.valueOf(frame.covered()),
                        frame.flags())
                + "\n";
    }

    private static void coregistration(RegistrationBench bench, RegistrationCase of, PrintWriter out)
            throws IOException {
        out.printf(
                "%n| PET reference (%s, %s counts) | headers off by | T1w to PET, mm | failures (over %.0f mm) |%n",
                of.motion(), of.counts(), CoregistrationTrial.FAILURE_MM);
        out.println("|---|---|---|---|");
        for (CoregistrationTrial trial : RegistrationBench.coregistrations()) {
            List<Double> errors = bench.coregistration(trial, of);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f mm, %.0f degrees | %s | %d of %d |%n",
                    trial.reference(),
                    trial.start().shiftMm(),
                    trial.start().turnDegrees(),
                    words(Spread.of(errors)),
                    errors.stream()
                            .filter(error -> !(error <= CoregistrationTrial.FAILURE_MM))
                            .count(),
                    errors.size());
            out.flush();
        }
    }

    private static void cost(RegistrationBench bench, RegistrationCase of, PrintWriter out) throws IOException {
        RegistrationCost cost = bench.cost(of);
        out.printf("%n| motion correction of one scan | |%n|---|---|%n");
        out.printf(Locale.ROOT, "| CPU time, one worker | %.1f s |%n", cost.cpuSeconds());
        out.printf(Locale.ROOT, "| two workers | %.2f times as fast |%n", cost.seconds() / cost.secondsOnTwo());
        out.printf(Locale.ROOT, "| heap, garbage included | %.0f MiB |%n", cost.peakHeapMib());
    }

    private static String words(Spread spread) {
        return spread.count() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f / %.2f / %.2f", spread.median(), spread.p95(), spread.worst());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.0f %%", share);
    }
}
