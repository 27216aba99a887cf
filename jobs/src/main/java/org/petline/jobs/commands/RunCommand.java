package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.petline.bids.BidsReason;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.DatasetClaim;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.plan.WithdrawnLimit;
import org.petline.jobs.run.Pipeline;
import org.petline.jobs.run.Progress;
import org.petline.jobs.run.RunRequest;
import org.petline.jobs.run.StopSignals;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.scheduling.StopCause;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.settings.SettingsReason;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The pipeline over a dataset, called as BIDS Apps are. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        sortOptions = false,
        description = "Process every new or changed PET scan of a dataset; what is up to date is left alone.")
public final class RunCommand implements Callable<Integer> {
    /** Labels hold neither; names of tracers may hold blanks. */
    private static final String LIST = "[,\\s]+";

    private static final Duration FOREVER = Duration.ofDays(36_500);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BIDS_DIR", description = "PET-BIDS dataset: a local path or a Hadoop URI.")
    private String dataset;

    @Parameters(index = "1", paramLabel = "OUTPUT_DIR", description = "Where tables, derivatives and report go.")
    private String output;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "participant",
            description = "Level of analysis; participant is the only one.")
    @SuppressWarnings("UnusedVariable") // picocli checks it; there is one level
    private Level level = Level.participant;

    @Option(
            names = {"--participant-label", "--participant_label"},
            arity = "1..*",
            split = LIST,
            paramLabel = "LABEL",
            description = "Only these participants, with or without sub-; a list with spaces or commas, as all are.")
    private List<String> participants = List.of();

    @Option(
            names = {"--session-label", "--session_label", "--session-id"},
            arity = "1..*",
            split = LIST,
            paramLabel = "LABEL",
            description = "Only these sessions, with or without ses-.")
    private List<String> sessions = List.of();

    @Option(
            names = "--tracer",
            arity = "1..*",
            split = ",",
            paramLabel = "TRACER",
            description = "Only scans with these tracers.")
    private List<String> tracers = List.of();

    @Option(
            names = {"--bids-filter-file", "--bids_filter_file"},
            paramLabel = "FILE",
            description = "JSON with BIDS entities to select by: {\"pet\": {\"session\": \"01\"}}.")
    private String filterFile;

    @Option(
            names = {"--derivatives", "--fs-subjects-dir"},
            arity = "1..*",
            paramLabel = "DIR",
            description = "Where segmentations come from: PETPrep, fMRIPrep or FreeSurfer folders.")
    private List<String> derivatives = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; conf/petline.yaml documents all of them.")
    private String config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, for example motion.method=off; may be repeated.")
    private List<String> assignments = List.of();

    @Option(
            names = "--write-frames",
            arity = "0..1",
            paramLabel = "pet|t1w",
            preprocessor = AttachedOrPet.class,
            description = "Also write the motion-corrected 4D series, in the PET's space or the T1w's; the same as"
                    + " --set output.write-frames=pet.")
    private String writeFrames;

    @Option(
            names = {"-w", "--work-dir"},
            paramLabel = "DIR",
            description = "Local folder for scratch files.")
    private String workFolder;

    @Mixin
    private OtherAppsOptions otherApps;

    @Option(
            names = "--dry-run",
            description =
                    "Say which scans would be refused, why and what to do, and for each scan what would be done and"
                            + " why; with -v for each of its stages. Exit code 2 if a scan would be refused.")
    private boolean dryRun;

    @Option(names = "--retry-failed", description = "Try failed and refused scans again although nothing changed.")
    private boolean retryFailed;

    @Option(
            names = "--rehash",
            description =
                    "Read every input file anew to see whether it changed, instead of trusting length and time; and every"
                            + " file of the output folder, to make those anew whose content is not what was written.")
    private boolean rehash;

    @Option(
            names = {"--stop-on-first-failure", "--stop-on-first-crash"},
            description = "The same as --max-failures 0.")
    private boolean stopOnFirstFailure;

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            description = "Stop if more than N scans fail or are refused in this run; what is done is published.")
    private Integer maxFailures;

    @Option(
            names = "--max-withdrawn",
            paramLabel = "N|N%",
            converter = WithdrawnSpelling.class,
            defaultValue = "10%",
            description =
                    "Refuse to go on if more scans than that have left the dataset since the last run, as if a disk"
                            + " were not mounted (default: ${DEFAULT-VALUE}, but always one).")
    private WithdrawnLimit maxWithdrawn;

    @Option(
            names = "--same-dataset",
            description =
                    "BIDS_DIR is the dataset of OUTPUT_DIR, though it moved and all of its images changed; one that"
                            + " moved or was copied is known by its images.")
    private boolean sameDataset;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "Begin no scan after this time, for example 6h or 90m; what is left is done by the next run.")
    private Duration timeLimit;

    @Option(
            names = "--scan-time-limit",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            defaultValue = "2h",
            description = "A scan that takes longer has failed, a read that never returns for example (default:"
                    + " ${DEFAULT-VALUE}).")
    private Duration scanTimeLimit;

    @Option(
            names = "--when-locked",
            paramLabel = "fail|wait",
            description = "What to do while another run is writing to OUTPUT_DIR (default: ${DEFAULT-VALUE}).")
    private WhenLocked whenLocked = WhenLocked.fail;

    @Option(
            names = "--lock-lease",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            defaultValue = "2m",
            description = "A run that gave no sign of life for so long is taken over from (default: ${DEFAULT-VALUE}).")
    private Duration lockLease;

    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description = "Also copy the run's metrics (petline/metrics.prom) to this local file, in one step: for"
                    + " Prometheus' textfile collector, whose files end in .prom.")
    private Path metricsFile;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "With --dry-run, each stage of a scan that is due; otherwise the whole trace if the run fails.")
    private boolean[] verbose = {};

    /** What to do while another run holds the output folder. */
    enum WhenLocked {
        fail,
        wait
    }

    /** The analysis levels of BIDS Apps that petline has. */
    enum Level {
        participant
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SettingsReader settings = SettingsReader.defaults();
        if (config != null)
            settings = settings.with(new GivenFile(config).text(SettingsReason.SETTINGS_UNREADABLE), config);
        for (String assignment : assignments) settings = settings.withAssignment(assignment);
        if (writeFrames != null) settings = settings.withAssignment("output.write-frames=" + writeFrames);
        settings.settings();
        RunRequest request = new RunRequest(
                new RunRequest.Places(dataset, output, derivatives, Optional.ofNullable(workFolder)),
                new ScanFilter(
                        participants.stream()
                                .map(label -> without("sub-", label))
                                .toList(),
                        sessions.stream().map(label -> without("ses-", label)).toList(),
                        tracers,
                        filterFile()),
                settings,
                effort(),
                rehash ? Trust.CONTENTS : Trust.STAMPS,
                limits(),
                guards(),
                String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        Progress.Look look = CommandLine.Help.Ansi.AUTO.enabled() ? Progress.Look.TERMINAL : Progress.Look.LOG;
        PrintWriter out = spec.commandLine().getOut();
        otherApps.heed(spec.commandLine());
        try (StopSignals signals = StopSignals.listening(RunCommand::endUnbegun)) {
            return new Pipeline(new Progress(System.err, look), out, signals.request()).run(request);
        } finally {
            if (metricsFile != null && !dryRun) new MetricsFile(metricsFile).copyFrom(output, System.err::println);
        }
    }

    /** While the dataset is looked at, or another run is waited for: there is nothing to publish. */
    private static void endUnbegun(StopCause cause) {
        System.err.println("petline: stopped by " + cause.words() + " before anything was begun; start it again");
        System.exit(cause.exitCode());
    }

    private Effort effort() {
        if (dryRun) return verbose.length > 0 ? Effort.DRY_RUN_OF_STAGES : Effort.DRY_RUN;
        return retryFailed ? Effort.RETRY_FAILED : Effort.NORMAL;
    }

    private Optional<String> filterFile() throws IOException {
        if (filterFile == null) return Optional.empty();
        return Optional.of(new GivenFile(filterFile).text(BidsReason.FILTER_INVALID));
    }

    private RunLimits limits() {
        OptionalInt failures = OptionalInt.empty();
        if (maxFailures != null) failures = OptionalInt.of(notNegative(maxFailures));
        if (stopOnFirstFailure) failures = OptionalInt.of(0);
        return new RunLimits(Optional.ofNullable(timeLimit), Optional.ofNullable(scanTimeLimit), failures);
    }

    private RunRequest.Guards guards() {
        return new RunRequest.Guards(
                new RunLock.Manner(lockLease, whenLocked == WhenLocked.wait ? FOREVER : Duration.ZERO),
                maxWithdrawn,
                sameDataset ? DatasetClaim.Proof.USER : DatasetClaim.Proof.IMAGES);
    }

    private int notNegative(int number) {
        if (number >= 0) return number;
        throw new CommandLine.ParameterException(spec.commandLine(), "--max-failures must be 0 or more");
    }

    private static String without(String prefix, String label) {
        return label.startsWith(prefix) ? label.substring(prefix.length()) : label;
    }
}
