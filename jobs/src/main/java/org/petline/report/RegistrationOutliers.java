package org.petline.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.petline.jobs.tables.rows.ScanLabels;

/**
 * How unlike the other scans of its study each scan's registration is. Odd scans are named and never left out.
 *
 * @param values measure after measure, each with the scans in their order
 */
public record RegistrationOutliers(List<Value> values) {
    private static final String MISSING = "n/a";

    /** Copies the list. */
    public RegistrationOutliers {
        values = List.copyOf(values);
    }

    /** One scan's number beside those of the others. */
    record Value(ScanSummary scan, StudyMeasure measure, double value, RobustScore score) {
        boolean isOutlier() {
            return score.isOutlier(value);
        }

        /** The value and its robust z, as the page writes them. */
        public String text() {
            return Numbers.fixed(value, measure.decimals()) + " " + measure.unit() + ", z "
                    + Numbers.fixed(score.z(value), 1);
        }

        public String name() {
            return scan.scan().scan();
        }
    }

    /**
     * A measure over the study, as the page shows it.
     *
     * @param outliers scans unlike the others
     */
    record Line(String name, String unit, int scans, String median, String deviation, List<Value> outliers) {}

    /** The registration of all scans of a study, compared; pure, from the rows of the tables. */
    public static RegistrationOutliers of(List<ScanSummary> scans) {
        List<Value> values = new ArrayList<>();
        for (StudyMeasure measure : StudyMeasure.REGISTRATION) {
            List<RobustScore> scores = measure.scores(scans);
            for (int n = 0; n < scans.size(); n++) {
                values.add(new Value(scans.get(n), measure, measure.of(scans.get(n)), scores.get(n)));
            }
        }
        return new RegistrationOutliers(values);
    }

    /**
     * A row a scan and measure, tab-separated: what was found, what is usual, and how far that is, in robust standard
     * deviations; {@code n/a} where fewer than six scans can be compared.
     */
    public String tsv() {
        StringBuilder text = new StringBuilder("scan\tparticipant_id\tsession_id\ttask\ttracer\treconstruction\trun_id"
                + "\tmeasure\tunit\tvalue\tscans_compared\tmedian\trobust_sd\trobust_z\toutlier\n");
        for (Value each : values) {
            StringJoiner row = new StringJoiner("\t", "", "\n");
            row.add(each.name());
            ScanLabels labels = each.scan().scan().labels();
            row.add(cell(labels.participantId()));
            row.add(cell(labels.sessionId()));
            row.add(cell(labels.task()));
            row.add(cell(labels.tracer()));
            row.add(cell(labels.reconstruction()));
            row.add(cell(labels.runId()));
            row.add(each.measure().column());
            row.add(each.measure().unit());
            row.add(cell(each.value()));
            row.add(Integer.toString(each.score().count()));
            row.add(cell(each.score().median()));
            row.add(cell(each.score().deviation()));
            row.add(cell(each.score().z(each.value())));
            row.add(Double.isFinite(each.score().z(each.value())) ? Boolean.toString(each.isOutlier()) : MISSING);
            text.append(row);
        }
        return text.toString();
    }

    /** A line a measure and group of scans that are enough to compare. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (StudyMeasure measure : StudyMeasure.REGISTRATION) {
            List<Value> of = values.stream()
                    .filter(each -> each.measure().equals(measure)
                            && Double.isFinite(each.value())
                            && Double.isFinite(each.score().median()))
                    .toList();
            Set<String> groups = new LinkedHashSet<>();
            for (Value each : of) groups.add(group(each));
            for (String group : groups) {
                List<Value> compared =
                        of.stream().filter(each -> group(each).equals(group)).toList();
                RobustScore score = compared.get(0).score();
                lines.add(new Line(
                        measure.name() + (groups.size() > 1 ? ", " + group : ""),
                        measure.unit().equals("deg") ? "\u00b0" : measure.unit(),
                        compared.size(),
                        Numbers.fixed(score.median(), measure.decimals()),
                        Numbers.fixed(score.deviation(), measure.decimals()),
                        compared.stream().filter(Value::isOutlier).toList()));
            }
        }
        return lines;
    }

    private static String group(Value value) {
        return value.measure().withinTracer()
                ? Objects.toString(value.scan().scan().labels().tracer(), "")
                : "";
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : MISSING;
    }

    /** Labels of files and sidecars; a tab in one would shift the columns. */
    private static String cell(String text) {
        return text == null || text.isEmpty() ? MISSING : text.replaceAll("\\s+", " ");
    }
}
