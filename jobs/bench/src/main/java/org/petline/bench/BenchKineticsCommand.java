package org.petline.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.petline.jobs.commands.VersionLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How near the estimators come to a truth that is known, and how fast: a table that needs no data. */
@Command(
        name = "kinetics",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        description = {
            "Fit exact and noisy curves of simulated tissues (93 min, 38 frames) with every estimator, and print bias,",
            "error, coverage of the 95 %% interval, and curves a second of one core's time. The seed is fixed: all but the",
            "speeds is the same on every machine."
        })
final class BenchKineticsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--realisations",
            paramLabel = "N",
            description = "Noisy curves a tissue and level of noise. Default: ${DEFAULT-VALUE}.")
    private int realisations = 100;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Only these, comma-separated. Default: all that have a truth to be compared with.")
    private List<String> models = KineticsBench.estimators();

    @Override
    public Integer call() {
        for (String model : models) {
            if (KineticsBench.estimators().contains(model)) continue;
            throw new ParameterException(
                    spec.commandLine(),
                    "no estimator " + model + "; there are " + String.join(", ", KineticsBench.estimators()));
        }
        if (realisations < 1) throw new ParameterException(spec.commandLine(), "--realisations must be 1 or more");
        PrintWriter out = spec.commandLine().getOut();
        KineticsBench bench = new KineticsBench(realisations);
        out.printf(
                "Errors in %% of the truth. Reference tissues (BPND): R1 0.6 to 1.4, k2 0.02 to 0.3 1/min, BPND 0 to 4,%n"
                        + "less %d of R1 = 1 + BPND, which SRTM flags (%d of %d); with plasma (VT): one and two tissues.%n"
                        + "k2' and, for graphical methods, the share of blood are given.%n%n",
                bench.degenerate(), bench.degenerateFlagged(), bench.degenerate());
        out.printf(
                "%-11s %-5s %6s | %8s %8s %8s | %7s %7s | %7s %7s | %7s | %9s %11s%n",
                "estimator",
                "of",
                "points",
                "mean",
                "median",
                "max",
                "rmse 5%",
                "10%",
                "cover5%",
                "10%",
                "none10%",
                "TACs/s",
                "voxels/s");
        for (String model : models) {
            print(out, bench.row(model));
            out.flush();
        }
        return 0;
    }

    private static void print(PrintWriter out, AccuracyRow row) {
        String voxels = Double.isNaN(row.speed().voxelsPerSecond())
                ? "-"
                : String.format(Locale.ROOT, "%.0f", row.speed().voxelsPerSecond());
        out.printf(
                Locale.ROOT,
                "%-11s %-5s %6d | %8.4f %8.4f %8.4f | %7.2f %7.2f | %7.1f %7.1f | %7.1f | %9.0f %11s%n",
                row.estimator(),
                row.result(),
                row.noiseless().points(),
                row.noiseless().meanPercent(),
                row.noiseless().medianPercent(),
                row.noiseless().maxPercent(),
                row.low().rmsePercent(),
                row.high().rmsePercent(),
                row.low().coveragePercent(),
                row.high().coveragePercent(),
                row.high().withoutPercent(),
                row.speed().tacsPerSecond(),
                voxels);
    }
}
