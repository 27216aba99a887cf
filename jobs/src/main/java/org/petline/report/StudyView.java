package org.petline.report;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.Flag;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/** The study as the template shows it. */
record StudyView(
        Overview overview,
        List<Row> rows,
        List<Figure> figures,
        List<String> outliers,
        List<RegistrationOutliers.Line> registration,
        Sessions sessions,
        MethodsText methods) {

    /** What became of the scans, in short. */
    record Overview(String sentence, List<Count> counts, List<Troubled> troubled) {}

    public String sentence() {
        return overview.sentence;
    }

    public List<Count> counts() {
        return overview.counts;
    }

    public List<Troubled> troubled() {
        return overview.troubled;
    }

    /** How many scans have a status. */
    record Count(String status, int scans) {}

    /** A scan without a good result of its present input. */
    record Troubled(String scan, String link, String status, ScanView.Trouble trouble) {}

    /** A line of the table. */
    record Row(String scan, String link, String status, List<Cell> cells, SafeString spark, String attention) {}

    /** Pairs of one person's scans, the worst of {@code pairs}; {@code flagged} of all lie above the limit. */
    record Sessions(
            List<SessionPair> compared, int pairs, List<SessionPairs.LeftOut> leftOut, long flagged, String limit) {
        static Sessions of(SessionPairs sessions) {
            List<SessionPair> compared = sessions.compared();
            return new Sessions(
                    compared.subList(0, Math.min(MOST_PAIRS, compared.size())),
                    compared.size(),
                    sessions.leftOut(),
                    compared.stream().filter(SessionPair::isFlagged).count(),
                    Numbers.fixed(SessionPair.LIMIT_MM, 1));
        }
    }

    /** A number of the table; {@code order} is what it is sorted by. */
    record Cell(String text, String order, String style) {}

    /** Columns of numbers: their headings are in the template. */
    private static final List<StudyMeasure> MEASURES = List.of(
            StudyMeasure.MEDIAN_DISPLACEMENT,
            StudyMeasure.LARGEST_DISPLACEMENT,
            StudyMeasure.SIMILARITY,
            StudyMeasure.SHIFT,
            StudyMeasure.TURN,
            new StudyMeasure(
                    "reference region in view",
                    "reference_in_view",
                    "%",
                    1,
                    0.5,
                    false,
                    scan -> 100 * scan.referenceCoverage()));

    /** Beyond, drawings in the table's rows would make most of the page. */
    static final int MOST_SPARKLINES = 1000;

    /** Beyond, the page shows the worst; the file beside it has all. */
    static final int MOST_PAIRS = 500;

    static StudyView of(StudyEvidence study, StudyFacts facts, ScanLinks links) {
        List<ScanSummary> scans = study.scans();
        List<String> outliers = new ArrayList<>();
        return new StudyView(
                new Overview(sentence(scans), counts(scans), troubled(scans, links)),
                rows(scans, links, outliers),
                figures(scans),
                outliers,
                RegistrationOutliers.of(scans).lines(),
                Sessions.of(study.sessions()),
                MethodsText.of(
                        MethodsUsed.together(
                                scans.stream().map(ScanSummary::methods).toList()),
                        facts));
    }

    /** Where a scan's page or section lies. */
    interface ScanLinks {
        String of(ScanRow scan);
    }

    private static String sentence(List<ScanSummary> scans) {
        if (scans.isEmpty()) return "No scan was found.";
        long done = scans.stream().filter(StudyView::isDone).count();
        long open = scans.size() - done;
        long unusable = scans.stream().filter(StudyView::isUnusable).count();
        String but = unusable == 0
                ? ""
                : " Of " + Numbers.count(unusable, "scan", "scans")
                        + " the numbers must not be used as they are: listed first, with why.";
        if (open == 0) {
            return (scans.size() == 1
                            ? "The one scan was processed."
                            : "All " + scans.size() + " scans were processed.")
                    + but;
        }
        return done + " of " + Numbers.count(scans.size(), "scan", "scans") + " processed; " + open
                + (open == 1 ? " is" : " are") + " not, and listed first." + but;
    }

    private static boolean isDone(ScanSummary scan) {
        return scan.scan().outcome().status().equals(ScanStatus.DONE.word());
    }

    private static boolean isUnusable(ScanSummary scan) {
        return scan.scan().outcome().standing().equals(Flag.Severity.UNUSABLE.word());
    }

    /** All statuses there are, also those of no scan; a word that is none of them is counted too, so that sums agree. */
    private static List<Count> counts(List<ScanSummary> scans) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ScanStatus status : ScanStatus.values()) {
            counts.put(status.word(), 0);
            if (status == ScanStatus.DONE) {
                counts.put(Flag.Severity.CAUTION.word(), 0);
                counts.put(Flag.Severity.UNUSABLE.word(), 0);
            }
        }
        for (ScanSummary scan : scans) counts.merge(scan.scan().outcome().standing(), 1, Integer::sum);
        List<Count> all = new ArrayList<>();
        counts.forEach((status, count) -> all.add(new Count(status, count)));
        return all;
    }

    private static List<Troubled> troubled(List<ScanSummary> scans, ScanLinks links) {
        List<String> order = List.of("unusable", "failed", "refused", "stale", "withdrawn");
        return scans.stream()
                .filter(scan -> !isDone(scan) || isUnusable(scan))
                .map(ScanSummary::scan)
                .sorted(Comparator.comparingInt(
                        scan -> Math.floorMod(order.indexOf(scan.outcome().standing()), order.size() + 1)))
                .map(scan -> new Troubled(
                        scan.scan(),
                        links.of(scan),
                        scan.outcome().standing(),
                        ScanView.trouble(scan)
                                .orElse(new ScanView.Trouble(
                                        Numbers.UNKNOWN, Numbers.UNKNOWN, Numbers.UNKNOWN, Numbers.UNKNOWN))))
                .toList();
    }

    private static List<Row> rows(List<ScanSummary> scans, ScanLinks links, List<String> outliers) {
        List<List<RobustScore>> scores =
                MEASURES.stream().map(measure -> measure.scores(scans)).toList();
        double highest = scans.stream()
                .flatMap(scan -> scan.displacement().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < scans.size(); s++) {
            ScanSummary scan = scans.get(s);
            List<Cell> cells = new ArrayList<>();
            Integer frames = scan.scan().acquisition().frames();
            cells.add(cell(frames == null ? Double.NaN : frames, 0, ""));
            for (int n = 0; n < MEASURES.size(); n++) {
                StudyMeasure measure = MEASURES.get(n);
                double value = measure.of(scan);
                RobustScore score = scores.get(n).get(s);
                boolean odd = score.isOutlier(value);
                if (odd) {
                    outliers.add(scan.scan().scan() + ": " + measure.name() + " "
                            + Numbers.fixed(value, measure.decimals()) + ", median of the study "
                            + Numbers.fixed(score.median(), measure.decimals()) + ".");
                }
                cells.add(cell(value, measure.decimals(), odd ? "outlier" : ""));
            }
            long fitted = scan.estimates().stream()
                    .filter(each -> Double.isFinite(each.bpnd()))
                    .count();
            int regions = scan.estimates().size();
            cells.add(new Cell(
                    regions == 0 ? Numbers.UNKNOWN : fitted + " of " + regions,
                    regions == 0 ? "" : Long.toString(fitted),
                    fitted < regions ? "outlier" : ""));
            rows.add(new Row(
                    scan.scan().scan(),
                    links.of(scan.scan()),
                    scan.scan().outcome().standing(),
                    cells,
                    new SafeString(
                            scan.displacement().isEmpty() || scans.size() > MOST_SPARKLINES
                                    ? Numbers.UNKNOWN
                                    : StudyFigure.sparkline(scan.displacement(), highest)),
                    scan.attention()));
        }
        return rows;
    }

    private static Cell cell(double value, int decimals, String style) {
        return new Cell(Numbers.fixed(value, decimals), Double.isFinite(value) ? Double.toString(value) : "", style);
    }

    private static List<Figure> figures(List<ScanSummary> scans) {
        boolean any = scans.stream().anyMatch(scan -> !scan.estimates().isEmpty());
        return any ? List.of(StudyFigure.bindingPotentials(scans)) : List.of();
    }
}
