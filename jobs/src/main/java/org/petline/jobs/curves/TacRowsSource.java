package org.petline.jobs.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.ScanKey;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.TacRow;

/** One scan's rows of petline's own table of curves, and the table that says more about the scan. */
record TacRowsSource(String table, List<TacRow> rows, ScansTable scans) implements CurveSource {
    /** Copies the rows: at least one, all of one scan and one correction. */
    TacRowsSource {
        rows = List.copyOf(rows);
    }

    /** A source a scan and correction, in the order of the rows. */
    static List<CurveSource> each(String table, List<TacRow> rows, ScansTable scansTable) {
        Map<List<String>, List<TacRow>> scans = new LinkedHashMap<>();
        for (TacRow row : rows)
            scans.computeIfAbsent(identity(row), unused -> new ArrayList<>()).add(row);
        List<CurveSource> sources = new ArrayList<>();
        scans.values().forEach(scan -> sources.add(new TacRowsSource(table, scan, scansTable)));
        return sources;
    }

    private static List<String> identity(TacRow row) {
        List<String> labels = new ArrayList<>();
        for (String label :
                new String[] {row.dataset(), row.participantId(), row.sessionId(), row.runId(), row.tracer(), row.pvc()
                }) {
            labels.add(label == null ? "" : label);
        }
        return labels;
    }

    @Override
    public String name() {
        return table + ": " + stem();
    }

    @Override
    public String stem() {
        TacRow row = rows.get(0);
        StringJoiner stem = new StringJoiner("_");
        add(stem, "sub-", row.participantId());
        add(stem, "ses-", row.sessionId());
        add(stem, "trc-", row.tracer() == null ? null : row.tracer().replaceAll("[^A-Za-z0-9]", ""));
        add(stem, "run-", row.runId());
        if (!row.pvc().equals("none")) add(stem, "pvc-", row.pvc());
        return stem.toString();
    }

    private static void add(StringJoiner stem, String key, String label) {
        if (label != null && !label.isEmpty()) stem.add(key + label);
    }

    @Override
    public MeasuredScan read(Given given) {
        Map<Integer, TacRow> frames = new TreeMap<>();
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        Set<String> results = new LinkedHashSet<>();
        for (TacRow row : rows) {
            frames.putIfAbsent(row.frame(), row);
            values.computeIfAbsent(row.region(), unused -> new TreeMap<>())
                    .put(row.frame(), row.activity() == null ? Double.NaN : row.activity());
            results.add(String.valueOf(row.resultFingerprint()));
        }
        FrameTimes times = times(new ArrayList<>(frames.values()));
        Map<String, double[]> activity = new LinkedHashMap<>();
        values.forEach((region, curve) -> activity.put(
                region,
                frames.keySet().stream()
                        .mapToDouble(frame -> curve.getOrDefault(frame, Double.NaN))
                        .toArray()));
        TacRow row = rows.get(0);
        return MeasuredScan.of(
                name(),
                new ScanRows.Keys(row.dataset(), row.participantId(), row.sessionId(), row.runId(), row.tracer()),
                scan(row),
                row.pvc(),
                new MeasuredScan.Raw(times, activity, given.over(scans.of(row.resultFingerprint()))),
                List.of(),
                Fingerprint.ofNothing()
                        .with("results", String.join(",", results))
                        .hex());
    }

    @Override
    public Refusal radionuclideUnknown() {
        return scans.radionuclideUnknown(rows.get(0).resultFingerprint());
    }

    /** The table holds no labels of task and reconstruction, and a tracer that need not be a label. */
    static Optional<ScanKey> scan(TacRow row) {
        if (row.participantId() == null) return Optional.empty();
        return Optional.of(new ScanKey(
                row.participantId(),
                row.sessionId() == null ? "" : row.sessionId(),
                "",
                "",
                "",
                row.runId() == null ? "" : row.runId()));
    }

    private FrameTimes times(List<TacRow> frames) {
        double[] starts = frames.stream().mapToDouble(TacRow::frameStart).toArray();
        double[] durations = frames.stream()
                .mapToDouble(row -> row.frameEnd() - row.frameStart())
                .toArray();
        try {
            return FrameTimes.ofSeconds(starts, durations);
        } catch (IllegalArgumentException disorder) {
            throw Refusal.of(CurvesReason.CURVES_FRAMES_INCONSISTENT)
                    .file(name())
                    .found(String.valueOf(disorder.getMessage()))
                    .because(disorder);
        }
    }
}
