package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Flag;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.KineticParameterRow;
import org.petline.jobs.tables.rows.RigidParameters;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;

/** One scan as the template shows it: words and figures, nothing left to decide. */
record ScanView(
        String id,
        Verdict verdict,
        Attention attention,
        List<Entry> card,
        List<Chapter> chapters,
        List<List<String>> parameters,
        MethodsText methods) {

    /** What became of the scan. */
    record Verdict(String status, String sentence, Optional<Trouble> trouble) {}

    /** Why there is no result, or no new one. */
    record Trouble(String code, String stage, String message, String remedy) {}

    /** A term and what is said of it. */
    record Entry(String term, String value) {}

    /** Figures under one heading; {@code missing} says what is not there and is empty if all is. */
    record Chapter(String id, String title, List<Figure> figures, String missing) {}

    static ScanView of(ScanEvidence scan, StudyFacts facts, FlagMeanings meanings) {
        Attention attention = Attention.of(scan, meanings);
        return new ScanView(
                scan.scan().scan(),
                verdict(scan.scan(), attention.points().size()),
                attention,
                card(scan),
                scan.hasResult() ? chapters(scan, meanings) : List.of(),
                parameters(scan.firstChoices(scan.kineticParameters(), Choices::of)),
                MethodsText.of(MethodsUsed.of(scan), facts));
    }

    static Verdict verdict(ScanRow scan, int attention) {
        String sentence = switch (scan.outcome().status()) {
            case "done" ->
                attention == 0
                        ? "Processed; no check found anything odd. The figures still want a look."
                        : "Processed; " + Numbers.count(attention, "point", "points")
                                + " to look at before using its numbers.";
            case "refused" -> "The input cannot be used; there are no numbers of this scan in the tables.";
            case "failed" -> "petline or the machine failed; there are no numbers of this scan in the tables.";
            case "stale" ->
                "The last attempt gave no result. The numbers below are of an older input or other settings.";
            case "withdrawn" ->
                "No longer in the dataset, and in no table but scans. The numbers below are the last good ones.";
            default -> "";
        };
        return new Verdict(scan.outcome().standing(), sentence, trouble(scan));
    }

    static Optional<Trouble> trouble(ScanRow scan) {
        ScanRow.Outcome outcome = scan.outcome();
        if (outcome.standing().equals(Flag.Severity.UNUSABLE.word())) {
            return Optional.of(new Trouble(
                    outcome.flags().replace(",", ", "),
                    Numbers.orUnknown(outcome.stage()),
                    "Its numbers must not be used as they are. " + Numbers.orUnknown(outcome.findings()),
                    "petline explain says of each flag what to do."));
        }
        if (outcome.reasonCode() == null && outcome.message() == null) return Optional.empty();
        return Optional.of(new Trouble(
                Numbers.orUnknown(outcome.reasonCode()),
                Numbers.orUnknown(outcome.stage()),
                Numbers.orUnknown(outcome.message()),
                Numbers.orUnknown(outcome.remedy())));
    }

    private static List<Entry> card(ScanEvidence evidence) {
        ScanRow scan = evidence.scan();
        ScanLabels labels = scan.labels();
        ScanRow.Acquisition acquisition = scan.acquisition();
        ScanRow.Sources sources = scan.sources();
        List<Entry> card = new ArrayList<>();
        card.add(new Entry("Participant", Numbers.orUnknown(labels.participantId())));
        card.add(new Entry("Session", Numbers.orUnknown(labels.sessionId())));
        if (labels.task() != null) card.add(new Entry("Task", labels.task()));
        if (labels.reconstruction() != null) card.add(new Entry("Reconstruction", labels.reconstruction()));
        if (labels.runId() != null) card.add(new Entry("Run", labels.runId()));
        card.add(new Entry("Tracer", Numbers.orUnknown(labels.tracer())));
        card.add(new Entry("Radionuclide", Numbers.orUnknown(acquisition.radionuclide())));
        card.add(new Entry("Injected activity", withUnit(acquisition.injectedRadioactivity(), 1, "MBq")));
        card.add(new Entry(
                "Frames",
                acquisition.frames() == null
                        ? Numbers.UNKNOWN
                        : acquisition.frames().toString()));
        card.add(new Entry("Scan time", time(acquisition)));
        card.add(new Entry("PET", Numbers.orUnknown(sources.petPath())));
        card.add(new Entry(
                "T1w",
                Numbers.orUnknown(sources.t1wPath())
                        + (sources.t1wSession() == null ? "" : " (of session " + sources.t1wSession() + ")")));
        card.add(new Entry("Segmentation", Numbers.orUnknown(sources.segmentationPath())));
        card.add(new Entry("Settings", shortened(scan.fingerprints().settingsFingerprint())));
        card.add(new Entry("Result", shortened(scan.fingerprints().fingerprint())));
        card.add(new Entry("petline", Numbers.orUnknown(scan.run().petlineVersion())));
        evidence.coregistration().ifPresent(row -> addCoregistration(row, card));
        return card;
    }

    private static void addCoregistration(CoregistrationRow row, List<Entry> card) {
        RigidParameters six = row.parameters();
        CoregistrationRow.BySegmentation bySegmentation = row.bySegmentation();
        card.add(new Entry(
                "T1w to PET, shift",
                Numbers.fixed(six.transX(), 2) + ", " + Numbers.fixed(six.transY(), 2) + ", "
                        + Numbers.fixed(six.transZ(), 2) + " mm"));
        card.add(new Entry(
                "T1w to PET, turn",
                Numbers.fixed(Numbers.degrees(six.rotX()), 2) + ", " + Numbers.fixed(Numbers.degrees(six.rotY()), 2)
                        + ", " + Numbers.fixed(Numbers.degrees(six.rotZ()), 2) + " degrees"));
        card.add(new Entry("T1w head in PET view", Numbers.percent(row.found().overlap())));
        if (bySegmentation.standardError() != null) {
            card.add(new Entry("T1w to PET, standard error", Numbers.fixed(bySegmentation.standardError(), 3) + " mm"));
        }
        if (bySegmentation.explainedVariance() != null) {
            card.add(new Entry(
                    "PET explained by the segmentation", Numbers.percent(bySegmentation.explainedVariance())));
        }
    }

    private static String time(ScanRow.Acquisition acquisition) {
        if (acquisition.scanStart() == null || acquisition.scanEnd() == null) return Numbers.UNKNOWN;
        return Numbers.fixed(acquisition.scanStart() / 60, 1) + " to " + Numbers.fixed(acquisition.scanEnd() / 60, 1)
                + " min";
    }

    private static String withUnit(Double value, int decimals, String unit) {
        return value == null ? Numbers.UNKNOWN : Numbers.fixed(value, decimals) + " " + unit;
    }

    private static String shortened(String fingerprint) {
        return fingerprint == null ? Numbers.UNKNOWN : fingerprint.substring(0, Math.min(12, fingerprint.length()));
    }

    private static List<Chapter> chapters(ScanEvidence scan, FlagMeanings meanings) {
        Frames frames = Frames.of(scan);
        boolean timed = frames.count() > 0;
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(chapter(
                "timing", "Timing", timed ? List.of(TimingFigure.of(frames)) : List.of(), "The frames are not known."));
        chapters.add(
                chapter("motion", "Head motion", motion(scan, frames, meanings), "There are no motion estimates."));

        List<Figure> coregistration = new ArrayList<>();
        scan.picture("pet-on-t1w").map(PictureFigure::of).ifPresent(coregistration::add);
        scan.coregistration()
                .filter(row -> row.found().similarity() != null)
                .map(CoregistrationFigure::of)
                .ifPresent(coregistration::add);
        String noPicture = "There is no picture of the PET on the T1w.";
        chapters.add(new Chapter(
                "coregistration",
                "Coregistration",
                coregistration,
                scan.picture("pet-on-t1w").isPresent() ? "" : noPicture));

        List<Figure> regions = new ArrayList<>();
        scan.picture("regions-on-pet").map(PictureFigure::of).ifPresent(regions::add);
        if (!scan.tacs().isEmpty()) regions.add(RegionFigures.coverage(scan.tacs()));
        chapters.add(new Chapter(
                "regions",
                "Regions",
                regions,
                scan.picture("regions-on-pet").isPresent() ? "" : "There is no picture of the regions on the PET."));

        List<Figure> tacs = timed && !scan.tacs().isEmpty() ? new TacFigures(scan, frames).all() : List.of();
        chapters.add(chapter("tacs", "Time-activity curves", tacs, "There are no time-activity curves."));
        List<Figure> binding = scan.bindingPotentials().isEmpty()
                ? List.of()
                : List.of(RegionFigures.bindingPotentials(scan.firstChoices(scan.bindingPotentials(), Choices::of)));
        chapters.add(chapter("bpnd", "Binding potentials", binding, "There are no binding potentials."));
        return chapters;
    }

    private static List<Figure> motion(ScanEvidence scan, Frames frames, FlagMeanings meanings) {
        if (scan.motion().isEmpty()) return List.of();
        MotionFigures figures = new MotionFigures(scan.motion(), frames, meanings);
        List<Figure> all = new ArrayList<>(List.of(figures.shifts(), figures.turns(), figures.displacements()));
        scan.picture("frames-before-after").map(PictureFigure::of).ifPresent(all::add);
        return all;
    }

    private static Chapter chapter(String id, String title, List<Figure> figures, String missing) {
        return new Chapter(id, title, figures, figures.isEmpty() ? missing : "");
    }

    private static List<List<String>> parameters(List<KineticParameterRow> rows) {
        return rows.stream()
                .map(row -> List.of(
                        row.of().region(),
                        row.choices().model(),
                        row.name().parameter(),
                        Numbers.fixed(row.value().estimate(), 4),
                        Numbers.fixed(row.value().stdError(), 4),
                        row.name().unit() == null || row.name().unit().isEmpty()
                                ? ""
                                : row.name().unit(),
                        row.origin().flags() == null ? "" : row.origin().flags().replace(",", ", ")))
                .toList();
    }
}
