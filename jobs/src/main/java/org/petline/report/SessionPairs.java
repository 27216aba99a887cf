package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The consistency of the sessions of a study: each scan with the last few before it of the same person, in the order of
 * the table of scans. Pairs above the limit are flagged, and used like all others.
 */
public record SessionPairs(List<SessionPair> pairs) {
    private static final String MISSING = "n/a";

    /** Copies the list. */
    public SessionPairs {
        pairs = List.copyOf(pairs);
    }

    /** Pairs that were left out for one reason. */
    record LeftOut(String reason, int pairs) {}

    /** A row a pair, tab-separated; {@code n/a} and the reason where there is no closure error. */
    public String tsv() {
        StringBuilder text = new StringBuilder("participant_id\ttracer\tfirst_scan\tsecond_scan"
                + "\tclosure_error_mm\tlimit_mm\tabove_limit\tsimilarity_nat\treason\n");
        for (SessionPair each : pairs) {
            StringJoiner row = new StringJoiner("\t", "", "\n");
            row.add(cell(each.participantId()));
            row.add(cell(each.tracer()));
            row.add(cell(each.first()));
            row.add(cell(each.second()));
            row.add(cell(each.closureErrorMm()));
            row.add(Double.toString(SessionPair.LIMIT_MM));
            row.add(each.isKnown() ? Boolean.toString(each.isFlagged()) : MISSING);
            row.add(cell(each.similarity()));
            row.add(cell(each.reason()));
            text.append(row);
        }
        return text.toString();
    }

    /** Pairs with a closure error, worst first. */
    List<SessionPair> compared() {
        return pairs.stream()
                .filter(SessionPair::isKnown)
                .sorted((one, other) -> Double.compare(other.closureErrorMm(), one.closureErrorMm()))
                .toList();
    }

    /** All others by reason: a study with a T1w a session has very many. */
    List<LeftOut> leftOut() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SessionPair each : pairs) if (!each.isKnown()) counts.merge(each.reason(), 1, Integer::sum);
        List<LeftOut> reasons = new ArrayList<>();
        counts.forEach((reason, count) -> reasons.add(new LeftOut(reason, count)));
        return reasons;
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : MISSING;
    }

    /** A tab in a message would shift the columns. */
    private static String cell(String text) {
        return text == null || text.isEmpty() ? MISSING : text.replaceAll("\\s+", " ");
    }
}
