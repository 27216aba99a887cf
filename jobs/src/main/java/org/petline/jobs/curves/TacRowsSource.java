package org.petline.jobs.curves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.TacRow;

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
        ScanLabels scan = row.labels();
        List<String> labels = new ArrayList<>();
        for (String label : new String[] {
            scan.dataset(), scan.participantId(), scan.scan(), row.of().pvc()
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
        ScanLabels labels = rows.get(0).labels();
        String pvc = rows.get(0).of().pvc();
        return pvc.equals("none") ? labels.scan() : labels.scan() + "_pvc-" + pvc;
    }

    @Override
    public MeasuredScan read(Given given) {
        Map<Integer, TacRow> frames = new TreeMap<>();
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        Set<String> results = new LinkedHashSet<>();
        for (TacRow row : rows) {
            int frame = row.span().frame();
            Double activity = row.measured().activity();
            frames.putIfAbsent(frame, row);
            values.computeIfAbsent(row.of().region(), unused -> new TreeMap<>())
                    .put(frame, activity == null ? Double.NaN : activity);
            results.add(String.valueOf(row.origin().resultFingerprint()));
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
                row.labels(),
                row.labels().key(),
                row.of().pvc(),
                new MeasuredScan.Raw(
                        times, activity, given.over(scans.of(row.origin().resultFingerprint()))),
                List.of(),
                Fingerprint.ofNothing()
                        .with("results", String.join(",", results))
                        .hex());
    }

    @Override
    public Refusal radionuclideUnknown() {
        return scans.radionuclideUnknown(rows.get(0).origin().resultFingerprint());
    }

    private FrameTimes times(List<TacRow> frames) {
        double[] starts =
                frames.stream().mapToDouble(row -> row.span().frameStart()).toArray();
        double[] durations = frames.stream()
                .mapToDouble(row -> row.span().frameEnd() - row.span().frameStart())
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
