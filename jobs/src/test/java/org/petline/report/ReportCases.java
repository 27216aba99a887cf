package org.petline.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.petline.bids.ScanKey;
import org.petline.geometry.Affine;
import org.petline.jobs.stages.Flags;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.FitChoices;
import org.petline.jobs.tables.rows.FitOrigin;
import org.petline.jobs.tables.rows.FrameSpan;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.RigidParameters;
import org.petline.jobs.tables.rows.RowOrigin;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * Made-up scans of a small trial that look like real ones: two participants with two sessions each, of which one scan is
 * refused and one failed. Curves are the simplified reference tissue model's, with noise.
 */
final class ReportCases {
    static final String DATASET = "ketamine-twin";

    static final FlagMeanings MEANINGS = new FlagMeanings(Flags.all());

    private static final double[] DURATIONS = {
        10, 10, 10, 10, 10, 10, 10, 10, 10, 15, 15, 20, 20, 20, 30, 30, 30, 30, 60, 60, 60, 60, 180, 180, 180, 180, 360,
        360, 360, 360, 360, 360, 360, 360, 360, 360, 360, 360
    };
    private static final Map<String, double[]> REGIONS = regions();
    private static final String REFERENCE = "cerebellum";
    private static final String RESULT = "9f2c41d07ab35e6c8d10aa52";

    private ReportCases() {}

    /** R1, BPND, noise as a share of the peak and volume in mL, by region. */
    private static Map<String, double[]> regions() {
        Map<String, double[]> regions = new LinkedHashMap<>();
        regions.put("frontal-cortex", new double[] {0.94, 1.49, 0.010, 178});
        regions.put("anterior-cingulate", new double[] {0.87, 1.45, 0.015, 14.2});
        regions.put("insula", new double[] {0.87, 1.45, 0.012, 13.8});
        regions.put("temporal-cortex", new double[] {0.85, 1.20, 0.010, 108});
        regions.put("occipital-cortex", new double[] {1.05, 1.51, 0.012, 52.1});
        regions.put("amygdala", new double[] {0.63, 0.95, 0.030, 3.4});
        regions.put("hippocampus", new double[] {0.78, 0.42, 0.025, 8.1});
        regions.put("thalamus", new double[] {0.91, 0.60, 0.018, 14.9});
        regions.put("caudate", new double[] {0.80, 0.88, 0.020, 7.3});
        regions.put("putamen", new double[] {0.90, 1.43, 0.015, 10.2});
        regions.put("ventral-striatum", new double[] {0.85, 1.78, 0.035, 1.6});
        regions.put("dorsal-brainstem", new double[] {0.83, 1.18, 0.060, 0.9});
        regions.put("white-matter", new double[] {0.55, 0.20, 0.006, 451});
        regions.put(REFERENCE, new double[] {1, 0, 0.008, 105});
        return regions;
    }

    /** The whole trial: a fine scan, one with points to look at, a refused and a failed one. */
    static List<ScanEvidence> trial() {
        ScanRow refused = row(
                "02",
                "baseline",
                "refused",
                "FRAME_TIMES_INCONSISTENT",
                "bids",
                "FRAME_TIMES_INCONSISTENT: FrameDuration looks like frame end times | field: FrameDuration | found: frame"
                        + " 3 ends at 300 s, frame 4 starts at 90 s",
                "Write durations in seconds: FrameTimesStart[i] + FrameDuration[i] must not pass FrameTimesStart[i+1].");
        ScanRow failed = row(
                "02",
                "followup",
                "failed",
                "OUT_OF_MEMORY",
                "realign",
                "The executor ran out of memory at frame 17",
                "Give executors 2 GiB a core and start the run again.");
        return List.of(
                done("01", "baseline", 1),
                noticeable("01", "followup", 2),
                ScanEvidence.withoutResult(refused),
                ScanEvidence.withoutResult(failed));
    }

    static StudyReport report(StudyFacts facts) {
        return new StudyReport(facts, MEANINGS);
    }

    /** A study whose scans are all at hand, none of them compared with another; a large one has no sections. */
    static StudyEvidence study(List<ScanEvidence> scans) {
        return new StudyEvidence(
                scans.stream().map(ReportCases::summaryOf).toList(),
                new SessionPairs(List.of()),
                scans.size() <= StudyEvidence.MOST_SECTIONS ? scans : List.of());
    }

    static ScanSummary summaryOf(ScanEvidence scan) {
        return ScanSummary.of(scan, MEANINGS);
    }

    static StudyFacts facts() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("motion.method", "estimate");
        settings.put("motion.smoothing-fwhm-mm", "6.0");
        settings.put("motion.grid-mm", "4.0");
        settings.put("regions.table", "freesurfer-trial");
        settings.put("regions.interpolation", "cubic-spline");
        settings.put("kinetics.references", "[" + REFERENCE + "]");
        settings.put("kinetics.weights", "decay");
        return new StudyFacts(
                DATASET,
                new TreeMap<>(settings),
                new TreeMap<>(Map.of("petline", "0.1.0", "Java", "17.0.9", "Spark", "4.2.0")),
                Optional.empty());
    }

    static StudyFacts factsWithRun() {
        StudyFacts facts = facts();
        return new StudyFacts(
                facts.dataset(),
                facts.settings(),
                facts.versions(),
                Optional.of(new StudyFacts.Run(
                        "20260102T030405Z", "2026-01-02T03:04:05Z", "petline run ds out --tracer AZ10419369")));
    }

    static ScanEvidence done(String participant, String session, long seed) {
        return new Case(participant, session, seed, 1)
                .evidence(row(participant, session, "done", null, null, null, null));
    }

    /** Large motion, a cut reference region, a doubtful coregistration and a region that cannot be fitted. */
    private static ScanEvidence noticeable(String participant, String session, long seed) {
        Case made = new Case(participant, session, seed, 3);
        ScanEvidence whole = made.evidence(row(participant, session, "done", null, null, null, null));
        List<TacRow> tacs = whole.tacs().stream()
                .map(row -> row.of().region().equals(REFERENCE) ? cut(row) : row)
                .toList();
        List<BindingPotentialRow> bpnd = whole.bindingPotentials().stream()
                .map(row -> switch (row.of().region()) {
                    case "dorsal-brainstem" -> flagged(row, null, "AT_BOUND,NOT_CONVERGED");
                    case "ventral-striatum" -> flagged(row, row.result().own().bpnd(), "SE_ABOVE_50_PERCENT");
                    default -> row;
                })
                .toList();
        return new ScanEvidence(
                whole.scan(),
                whole.motion(),
                whole.coregistration(),
                tacs,
                bpnd,
                whole.kineticParameters(),
                whole.curves(),
                whole.pictures());
    }

    static ScanRow row(
            String participant,
            String session,
            String status,
            String code,
            String stage,
            String message,
            String remedy) {
        boolean read = status.equals("done");
        String stem = "sub-" + participant + "/ses-" + session;
        String scan = "sub-" + participant + "_ses-" + session + "_trc-AZ10419369";
        return new ScanRow(
                labels(participant, session),
                read
                        ? ScanRow.Outcome.done("note", List.of("DECAY_CORRECTED_HERE"), "")
                        : new ScanRow.Outcome(status, code, message, remedy, stage, null, null, null),
                new ScanRow.Sources(
                        stem + "/pet/" + scan + "_pet.nii.gz",
                        stem + "/anat/sub-" + participant + "_T1w.nii.gz",
                        null,
                        stem + "/anat/sub-" + participant + "_dseg.nii.gz"),
                new ScanRow.Acquisition(
                        read ? DURATIONS.length : null,
                        read ? 0.0 : null,
                        read ? 5580.0 : null,
                        read ? 412.6 : null,
                        "C11"),
                new ScanRow.Fingerprints(read ? RESULT : null, "aa11bb22cc33", "77e1f05c99d2"),
                new ScanRow.Run("0.1.0", null, null, null));
    }

    /** A scan whose name no dataset could have. */
    static ScanRow called(String name) {
        ScanRow row = row("01", "baseline", "done", null, null, null, null);
        ScanLabels labels = new ScanLabels(DATASET, "01", null, null, null, null, null, name);
        return new ScanRow(labels, row.outcome(), row.sources(), row.acquisition(), row.fingerprints(), row.run());
    }

    private static ScanLabels labels(String participant, String session) {
        return ScanLabels.of(DATASET, new ScanKey(participant, session, "", "AZ10419369", "", ""), "AZ10419369");
    }

    private static TacRow cut(TacRow row) {
        return new TacRow(
                row.labels(),
                row.of(),
                row.span(),
                row.measured(),
                row.size(),
                0.873,
                new RowOrigin("REGION_CUT", row.origin().resultFingerprint()));
    }

    private static BindingPotentialRow flagged(BindingPotentialRow row, Double bpnd, String flags) {
        return new BindingPotentialRow(
                row.labels(),
                row.of(),
                row.choices(),
                row.answer(),
                new BindingPotentialRow.Result(
                        new BindingPotentialRow.Bpnd(
                                bpnd,
                                bpnd == null ? null : 0.55 * bpnd,
                                bpnd == null ? null : -0.08 * bpnd,
                                bpnd == null ? null : 2.1 * bpnd),
                        row.result().uptake(),
                        row.result().delivery(),
                        row.result().conditions()),
                row.goodness(),
                row.frames(),
                new FitOrigin(
                        flags == null ? null : "caution", flags, row.origin().resultFingerprint()));
    }

    /** One scan's rows. */
    private record Case(String participant, String session, Random random, double restlessness) {
        Case(String participant, String session, long seed, double restlessness) {
            this(participant, session, new Random(seed), restlessness);
        }

        ScanEvidence evidence(ScanRow scan) {
            List<TacRow> tacs = new ArrayList<>();
            List<FittedCurve> curves = new ArrayList<>();
            List<BindingPotentialRow> bpnd = new ArrayList<>();
            List<KineticParameterRow> parameters = new ArrayList<>();
            REGIONS.forEach((region, truth) -> {
                double bp = truth[1] * Math.exp(0.08 * random.nextGaussian());
                List<Double> curve = curve(truth[0], bp);
                double peak =
                        curve.stream().mapToDouble(Double::doubleValue).max().orElse(1);
                double start = 0;
                for (int frame = 0; frame < DURATIONS.length; frame++) {
                    double spread = truth[2] * peak * Math.sqrt(90 / DURATIONS[frame]) * (1 + frame / 30.0);
                    tacs.add(new TacRow(
                            labels(participant, session),
                            new RegionOfPvc(region, "none"),
                            new FrameSpan(frame, start, start + DURATIONS[frame]),
                            new TacRow.Activity(curve.get(frame) + spread * random.nextGaussian(), null, null, 900.0),
                            new TacRow.Size(truth[3], Math.round(truth[3] * 1000)),
                            1,
                            new RowOrigin(null, RESULT)));
                    start += DURATIONS[frame];
                }
                if (region.equals(REFERENCE)) return;
                curves.add(new FittedCurve(region, "SRTM", curve));
                double se = bp * (0.01 + 2 * truth[2]);
                bpnd.add(new BindingPotentialRow(
                        labels(participant, session),
                        new RegionOfPvc(region, "none"),
                        new FitChoices("SRTM", REFERENCE, "decay", "frame-average", "keep"),
                        new BindingPotentialRow.Answer(REFERENCE, true),
                        new BindingPotentialRow.Result(
                                new BindingPotentialRow.Bpnd(bp, se, bp - 2.03 * se, bp + 2.03 * se),
                                new BindingPotentialRow.Uptake(null, null, null, null, null, null),
                                new BindingPotentialRow.Delivery(truth[0], 0.145 * truth[0], 0.145, "fitted"),
                                new BindingPotentialRow.Conditions(null, null, null)),
                        new BindingPotentialRow.Goodness(120.0, 5e6, 410.2, 411.4, 0.998 - truth[2] / 10, 0.4, 87.0),
                        new BindingPotentialRow.FrameCounts(38, 0, 35),
                        new FitOrigin(null, null, RESULT)));
                parameters.add(parameter(region, "BPND", "1", bp, se));
                parameters.add(parameter(region, "R1", "1", truth[0], 0.01));
                parameters.add(parameter(region, "k2", "1/min", 0.145 * truth[0], 0.004));
            });
            return new ScanEvidence(
                    scan, motion(), Optional.of(coregistration()), tacs, bpnd, parameters, curves, pictures());
        }

        private KineticParameterRow parameter(String region, String name, String unit, double value, double error) {
            return new KineticParameterRow(
                    labels(participant, session),
                    new RegionOfPvc(region, "none"),
                    new FitChoices("SRTM", REFERENCE, "decay", "frame-average", "keep"),
                    new KineticParameterRow.Name(name, unit),
                    true,
                    new KineticParameterRow.Value(value, error, value - 2.03 * error, value + 2.03 * error),
                    new KineticParameterRow.Spread(null, null, null, null),
                    new FitOrigin(null, null, RESULT));
        }

        private List<MotionRow> motion() {
            List<MotionRow> rows = new ArrayList<>();
            double[] pose = new double[6];
            double start = 0;
            for (int frame = 0; frame < DURATIONS.length; frame++) {
                boolean inherited = frame < 8;
                double share = DURATIONS[frame] / 5580 * restlessness;
                double[] drift = {0.5, 2.2, -3.7, -0.019, 0.003, 0.004};
                for (int n = 0; !inherited && n < 6; n++) {
                    pose[n] += drift[n] * share + (n < 3 ? 0.06 : 0.0012) * restlessness * random.nextGaussian();
                }
                if (frame == 27 && restlessness > 2) pose[1] += 3.4;
                double se = 0.35 / Math.sqrt(DURATIONS[frame] / 30);
                double distance = Math.sqrt(pose[0] * pose[0] + pose[1] * pose[1] + pose[2] * pose[2]);
                double step = 0.2 + 0.3 * random.nextDouble() + (frame == 27 && restlessness > 2 ? 4 : 0);
                rows.add(new MotionRow(
                        labels(participant, session),
                        new FrameSpan(frame, start, start + DURATIONS[frame]),
                        new RigidParameters(pose[0], pose[1], pose[2], pose[3], pose[4], pose[5]),
                        new MotionRow.Errors(se, se, se, se / 90, se / 90, se / 90),
                        new Affine(1, 0, 0, pose[0], 0, 1, 0, pose[1], 0, 0, 1, pose[2]),
                        new MotionRow.Distances(
                                frame == 0 ? null : step, frame == 0 ? null : step, distance, distance * 1.4),
                        new MotionRow.State(
                                frame > 0 && step > 0.5,
                                frame == 8,
                                inherited ? "inherited" : frame == 8 ? "reference" : "estimated",
                                inherited ? 8 : null),
                        new RowOrigin(frame < 2 ? "NO_ACTIVITY" : inherited ? "LOW_INFORMATION" : null, RESULT)));
                start += DURATIONS[frame];
            }
            return rows;
        }

        private CoregistrationRow coregistration() {
            return new CoregistrationRow(
                    labels(participant, session),
                    new RigidParameters(3.2, -5.1, 7.9 * restlessness, 0.07, -0.02, 0.01),
                    new Affine(0.99975, -0.01, -0.02, 3.2, 0.0086, 0.9975, -0.0699, -5.1, 0.0207, 0.0697, 0.9973, 7.9),
                    new CoregistrationRow.Found(
                            restlessness > 2 ? "mutual-information" : "segmentation",
                            restlessness > 2 ? "centres-of-mass" : "headers",
                            0.612 / restlessness,
                            restlessness > 2 ? 0.197 : 0.611,
                            restlessness > 2 ? 22.4 : 0.04,
                            0.94),
                    new CoregistrationRow.BySegmentation(
                            restlessness > 2 ? null : 0.874, restlessness > 2 ? null : 0.062),
                    new CoregistrationRow.Reference(0.0, 5580.0),
                    new RowOrigin(restlessness > 2 ? "AMBIGUOUS" : null, RESULT));
        }

        /** Frame averages of the simplified reference tissue model, by small steps. */
        private static List<Double> curve(double r1, double bpnd) {
            double step = 0.02;
            double k2 = 0.145 * r1;
            double k2a = k2 / (1 + bpnd);
            double bound = 0;
            List<Double> frames = new ArrayList<>();
            double time = 0;
            for (double duration : DURATIONS) {
                double sum = 0;
                int steps = (int) Math.round(duration / 60 / step);
                for (int n = 0; n < steps; n++) {
                    double reference = reference(time);
                    bound += step * ((k2 - r1 * k2a) * reference - k2a * bound);
                    sum += r1 * reference + bound;
                    time += step;
                }
                frames.add(sum / steps);
            }
            return frames;
        }

        private static double reference(double minutes) {
            double t = Math.max(0, minutes - 0.3);
            return 1000 * (1 - Math.exp(-t / 0.15)) * (5.4 * Math.exp(-t / 16) + 2.4 * Math.exp(-t / 400));
        }

        private static List<ScanPicture> pictures() {
            return List.of(
                    new ScanPicture(
                            new ScanPicture.Label(
                                    "pet-on-t1w",
                                    "Top row: the T1w. Below: the mean of the motion-corrected PET frames.",
                                    List.of(new ScanPicture.Contour("brain", "#7fe8ff"))),
                            png()),
                    new ScanPicture(
                            new ScanPicture.Label(
                                    "regions-on-pet",
                                    "The regions whose activity is measured.",
                                    REGIONS.keySet().stream()
                                            .map(region -> new ScanPicture.Contour(region, "#e0a0b0"))
                                            .toList()),
                            png()));
        }

        private static byte[] png() {
            BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
            for (int x = 0; x < 80; x++) {
                for (int y = 0; y < 40; y++) image.setRGB(x, y, Math.hypot(x - 40, y - 20) < 16 ? 0xd06010 : 0);
            }
            try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                ImageIO.write(image, "png", out);
                return out.toByteArray();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
