package org.petline.jobs.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.petline.bids.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.phantom.Counts;
import org.petline.phantom.HeadMotion;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TracerPreset;
import org.petline.phantom.TrialDesign;
import org.petline.phantom.TrialDesign.T1wSessions;
import org.petline.regions.RegionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A trial of brains made by code: the dataset, and its truth in a folder of its own. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write a simulated trial as a PET-BIDS dataset, and the truth behind it apart.",
            "The same options and seed give the same bytes on any number of cores."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final String REGIONS = "/conf/regions/freesurfer-trial.tsv";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUT", description = "Folder for the dataset; new or empty.")
    private String out;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "Folder for parameters, curves, motion and coregistration, outside OUT. Default: OUT-truth.")
    private String truth;

    @Option(
            names = "--participants",
            paramLabel = "N",
            description = "Of three, two get ketamine and one placebo. Default: ${DEFAULT-VALUE}.")
    private int participants = 4;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "The first is before treatment, the others after it. Default: ${DEFAULT-VALUE}.")
    private int sessions = 2;

    @Option(names = "--seed", paramLabel = "S", description = "Other seeds, other people. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--scanner",
            description = {
                "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "64x64x52, 128x128x63 or 256x256x207 voxels."
            })
    private ScannerSize scanner = ScannerSize.DEFAULT;

    @Option(names = "--motion", description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Motion motion = Motion.MODERATE;

    @Option(
            names = "--counts",
            description = {
                "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "A grey voxel's noise 30 min after injection, in 6 min: 20 %%, 45 %%, 0."
            })
    private Coincidences counts = Coincidences.NORMAL;

    @Option(
            names = "--t1w",
            description =
                    "Sessions with a T1w of their own. One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private T1w t1w = T1w.ALL;

    @Option(names = "--tracer", description = "AZ10419369, DASB or raclopride. Default: ${DEFAULT-VALUE}.")
    private String tracer = "AZ10419369";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Participants at a time. Default: as many as there are cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The scanners that can be simulated. */
    enum ScannerSize {
        SMALL,
        DEFAULT,
        HRRT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How restless the heads are. */
    enum Motion {
        NONE,
        MODERATE,
        LARGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many counts the scans have; none is no noise. */
    enum Coincidences {
        NORMAL,
        LOW,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which sessions have a T1w of their own; the first one's serves the others. */
    enum T1w {
        ALL,
        FIRST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        SimulatedTrial trial = new SimulatedTrial(design(), regions());
        String truthFolder = truth == null ? withoutSlash(out) + "-truth" : truth;
        if ((withoutSlash(truthFolder) + "/").startsWith(withoutSlash(out) + "/")) {
            throw usage("the truth must lie outside the dataset: " + truthFolder);
        }
        HadoopSettings files = HadoopSettings.ofThisProcess();
        Store dataset = files.storeAt(out);
        Store truthStore = files.storeAt(truthFolder);
        if (!dataset.list("").isEmpty()) throw usage(out + " is not empty; name a new folder");
        PrintWriter print = spec.commandLine().getOut();
        trial.write(dataset, truthStore, threads, place -> {
            print.printf(Locale.ROOT, "participant %d of %d%n", place + 1, trial.participants());
            print.flush();
        });
        print.println("dataset: " + dataset.location());
        print.println("truth:   " + truthStore.location());
        print.flush();
        return 0;
    }

    private TrialDesign design() {
        if (participants < 1) throw usage("--participants " + participants);
        if (sessions < 1) throw usage("--sessions " + sessions);
        if (threads < 1) throw usage("--threads " + threads);
        return TrialDesign.DEFAULT
                .withParticipants(participants)
                .withSessions(sessions)
                .withSeed(seed)
                .withScanner(scanner())
                .withMotion(motion())
                .withCounts(counts())
                .withT1wSessions(t1w == T1w.ALL ? T1wSessions.ALL : T1wSessions.FIRST)
                .withTracer(tracer());
    }

    private Scanner scanner() {
        return switch (scanner) {
            case SMALL -> Scanner.SMALL;
            case DEFAULT -> Scanner.DEFAULT;
            case HRRT -> Scanner.HRRT;
        };
    }

    private HeadMotion motion() {
        return switch (motion) {
            case NONE -> HeadMotion.NONE;
            case MODERATE -> HeadMotion.MODERATE;
            case LARGE -> HeadMotion.LARGE;
        };
    }

    private Counts counts() {
        return switch (counts) {
            case NORMAL -> Counts.NORMAL;
            case LOW -> Counts.LOW;
            case NONE -> Counts.NONE;
        };
    }

    private TracerPreset tracer() {
        try {
            return TracerPreset.named(tracer);
        } catch (IllegalArgumentException unknown) {
            throw usage(unknown.getMessage());
        }
    }

    /** The regions that the truth is told for. */
    static RegionTable regions() throws IOException {
        try (InputStream in = SimulateCommand.class.getResourceAsStream(REGIONS)) {
            return RegionTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), REGIONS);
        }
    }

    private static String withoutSlash(String folder) {
        return folder.replaceFirst("/+$", "");
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
