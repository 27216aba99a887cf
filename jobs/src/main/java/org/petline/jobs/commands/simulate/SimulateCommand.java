package org.petline.jobs.commands.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.petline.files.Store;
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
public final class SimulateCommand implements Callable<Integer> {
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

    @Option(
            names = "--resolution",
            paramLabel = "MM",
            description = "Full width at half maximum, 2.5 to 8 mm. Default: the scanner's, 6, 5 or 2.5.")
    private Double resolutionMm;

    @Option(
            names = "--cut-top",
            paramLabel = "MM",
            description = "End the field of view lower: crowns are cut. Default: ${DEFAULT-VALUE}.")
    private double cutTopMm = 0;

    @Option(
            names = "--cut-bottom",
            paramLabel = "MM",
            description = "Begin it higher: necks are cut. Default: ${DEFAULT-VALUE}.")
    private double cutBottomMm = 0;

    @Option(
            names = "--motion",
            description = {
                "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "Moderate is as real scans are; restless has waves and up to five jumps."
            })
    private Motion motion = Motion.MODERATE;

    @Option(
            names = "--within-frames",
            description = {
                "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "Whether frames hold the head or see it move; a frame's true place is then the mean over it."
            })
    private Within withinFrames = Within.HELD;

    @Option(
            names = "--counts",
            description = {
                "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "A grey voxel's noise 30 min after injection, in 6 min: 20 %%, 45 %%, 89 %%, 0."
            })
    private Coincidences counts = Coincidences.NORMAL;

    @Option(
            names = "--t1w",
            description =
                    "Sessions with a T1w of their own. One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private T1w t1w = T1w.ALL;

    @Option(
            names = "--t1w-shift",
            paramLabel = "MM",
            description = "Headers of T1w wrong by that much in a random direction. Default: ${DEFAULT-VALUE}.")
    private double t1wShiftMm = 0;

    @Option(
            names = "--t1w-turn",
            paramLabel = "DEGREES",
            description = "And turned by that much about a random axis. Default: ${DEFAULT-VALUE}.")
    private double t1wTurnDegrees = 0;

    @Option(
            names = "--tracer",
            description = {
                "AZ10419369, DASB, raclopride, FDG, or AZ10419369-blocked (after a drug has taken its place).",
                "Default: ${DEFAULT-VALUE}."
            })
    private String tracer = "AZ10419369";

    @Option(
            names = "--blood",
            paramLabel = "SHARE",
            description = "Of every tissue that is blood, 0 to 0.5; 0.05 is usual. Default: ${DEFAULT-VALUE}.")
    private double bloodShare = 0;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Participants at a time. Default: as many as there are cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** How restless the heads are. */
    enum Motion {
        NONE,
        SMALL,
        MODERATE,
        LARGE,
        RESTLESS;

        HeadMotion simulated() {
            return switch (this) {
                case NONE -> HeadMotion.NONE;
                case SMALL -> HeadMotion.SMALL;
                case MODERATE -> HeadMotion.MODERATE;
                case LARGE -> HeadMotion.LARGE;
                case RESTLESS -> HeadMotion.RESTLESS;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What heads do while a frame lasts. */
    enum Within {
        HELD,
        MOVING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many counts the scans have; none is no noise. */
    enum Coincidences {
        NORMAL,
        LOW,
        SCARCE,
        NONE;

        Counts simulated() {
            return switch (this) {
                case NORMAL -> Counts.NORMAL;
                case LOW -> Counts.LOW;
                case SCARCE -> Counts.SCARCE;
                case NONE -> Counts.NONE;
            };
        }

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
        if (!(t1wShiftMm >= 0 && t1wTurnDegrees >= 0)) throw usage("--t1w-shift and --t1w-turn are sizes, 0 or more");
        if (!(bloodShare >= 0 && bloodShare <= 0.5)) throw usage("--blood " + bloodShare + " is not within 0 to 0.5");
        return TrialDesign.DEFAULT
                .withParticipants(participants)
                .withSessions(sessions)
                .withSeed(seed)
                .withScanner(scanner())
                .withMotion(
                        withinFrames == Within.MOVING ? motion.simulated().movingWithinFrames() : motion.simulated())
                .withCounts(counts.simulated())
                .withT1wSessions(t1w == T1w.ALL ? T1wSessions.ALL : T1wSessions.FIRST)
                .withTracer(tracer())
                .withMisalignment(new TrialDesign.Misalignment(t1wShiftMm, t1wTurnDegrees))
                .withBloodShare(bloodShare);
    }

    private Scanner scanner() {
        Scanner whole = scanner.simulated();
        double highMm = whole.heightMm();
        if (!(cutTopMm >= 0 && cutBottomMm >= 0 && cutTopMm + cutBottomMm < highMm / 2)) {
            throw usage("--cut-top and --cut-bottom must leave half of " + highMm + " mm");
        }
        if (resolutionMm != null && !(resolutionMm >= 2.5 && resolutionMm <= 8)) {
            throw usage("--resolution " + resolutionMm + " is not within 2.5 to 8 mm");
        }
        Scanner cut = whole.cutBy(cutTopMm, cutBottomMm);
        return resolutionMm == null ? cut : cut.withFwhmMm(resolutionMm);
    }

    private TracerPreset tracer() {
        try {
            return TracerPreset.named(tracer);
        } catch (IllegalArgumentException unknown) {
            throw usage(unknown.getMessage());
        }
    }

    /** The regions that the truth is told for. */
    public static RegionTable regions() throws IOException {
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
