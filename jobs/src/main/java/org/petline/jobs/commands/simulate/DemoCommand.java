package org.petline.jobs.commands.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.commands.CommandReason;
import org.petline.jobs.commands.VersionLine;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.run.Pipeline;
import org.petline.jobs.run.Progress;
import org.petline.jobs.run.RunRequest;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole of petline on a trial whose truth is known: simulate, run, compare. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        description = "Simulate a small trial, run the whole pipeline on it and compare BPND with the truth.")
public final class DemoCommand implements Callable<Integer> {
    /** What a demo folder was simulated with; the same again is not simulated again. */
    private static final String DESIGN = "demo.txt";

    private static final String COMPARISON = "comparison.tsv";

    @Spec
    private CommandSpec spec;

    @Option(names = "--participants", paramLabel = "N", description = "Each has two scans. Default: ${DEFAULT-VALUE}.")
    private int participants = 4;

    @Option(names = "--seed", paramLabel = "S", description = "Other seeds, other people. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for dataset, truth and results. Default: ${DEFAULT-VALUE}.")
    private String out = "petline-demo";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (participants < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--participants " + participants);
        }
        HadoopSettings files = HadoopSettings.ofThisProcess();
        Store folder = files.storeAt(out);
        Store truth = files.storeAt(out + "/truth");
        Progress.Look look = CommandLine.Help.Ansi.AUTO.enabled() ? Progress.Look.TERMINAL : Progress.Look.LOG;
        Progress progress = new Progress(System.err, look);
        simulate(folder, files.storeAt(out + "/dataset"), truth, progress);

        PrintWriter print = spec.commandLine().getOut();
        SettingsReader settings = SettingsReader.defaults();
        RunRequest request = new RunRequest(
                RunRequest.Places.of(out + "/dataset", out + "/results"),
                new ScanFilter(List.of(), List.of(), List.of(), Optional.empty()),
                settings,
                Effort.NORMAL,
                Trust.STAMPS,
                RunLimits.NONE,
                RunRequest.Guards.with(RunLock.Manner.DEFAULT),
                "demo");
        int verdict = new Pipeline(progress, print).run(request);
        TruthComparison comparison = TruthComparison.of(files.storeAt(out + "/results"), truth, settings.settings());
        comparison.print(print);
        byte[] rows = comparison.toTsv().getBytes(StandardCharsets.UTF_8);
        folder.write(COMPARISON, file -> file.write(rows));
        folder.delete(HadoopSettings.STAGING);
        print.println();
        print.println("dataset  " + out + "/dataset   (PET-BIDS, simulated; seed " + seed + ")");
        print.println("truth    " + out + "/truth");
        print.println("compared " + out + "/" + COMPARISON);
        print.println("tables   " + out + "/results/tables");
        print.println("report   " + out + "/results/report/index.html");
        print.flush();
        return verdict;
    }

    private void simulate(Store folder, Store dataset, Store truth, Progress progress) throws IOException {
        String design = "participants " + participants + ", seed " + seed + "\n";
        if (folder.find(DESIGN).isPresent()) {
            String before = new String(folder.read(DESIGN), StandardCharsets.UTF_8);
            if (!before.equals(design)) {
                throw Refusal.of(CommandReason.DEMO_FOLDER_TAKEN)
                        .file(folder.location())
                        .found(before.strip());
            }
            progress.says("petline: the trial is simulated already");
            return;
        }
        if (!folder.list("").isEmpty()) {
            throw Refusal.of(CommandReason.DEMO_FOLDER_TAKEN).file(folder.location());
        }
        progress.says("petline: simulating " + participants + " participants x 2 sessions");
        SimulatedTrial trial = new SimulatedTrial(
                TrialDesign.DEFAULT.withParticipants(participants).withSeed(seed), SimulateCommand.regions());
        trial.write(
                dataset,
                truth,
                Runtime.getRuntime().availableProcessors(),
                place -> progress.says("petline: participant " + (place + 1) + " simulated"));
        folder.write(DESIGN, file -> file.write(design.getBytes(StandardCharsets.UTF_8)));
    }
}
