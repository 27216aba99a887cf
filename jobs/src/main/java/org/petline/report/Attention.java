package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.petline.jobs.tables.BindingPotentialRow;
import org.petline.jobs.tables.CoregistrationRow;
import org.petline.jobs.tables.MotionRow;
import org.petline.jobs.tables.TacRow;

/** What a person should look at before believing a scan's numbers, a sentence each, the weightiest first. */
final class Attention {
    /** Beyond, motion within frames and the attenuation map's place are likely to matter (trial experience), mm. */
    private static final double LARGE_MOTION = 5;

    private Attention() {}

    static List<String> of(ScanEvidence scan) {
        if (!scan.hasResult()) return List.of();
        List<String> points = new ArrayList<>();
        mixture(scan, points);
        missing(scan, points);
        flags("Scan", flagsOf(Stream.ofNullable(scan.scan().flags())), points);
        scan.coregistration().ifPresent(row -> coregistration(row, points));
        motion(scan.motion(), points);
        coverage(scan, points);
        fits(scan.bindingPotentials(), points);
        return List.copyOf(points);
    }

    private static void mixture(ScanEvidence scan, List<String> points) {
        Set<String> results = new TreeSet<>();
        scan.motion().forEach(row -> results.add(Numbers.orUnknown(row.resultFingerprint())));
        scan.coregistration().ifPresent(row -> results.add(Numbers.orUnknown(row.resultFingerprint())));
        scan.tacs().forEach(row -> results.add(Numbers.orUnknown(row.resultFingerprint())));
        scan.bindingPotentials().forEach(row -> results.add(Numbers.orUnknown(row.resultFingerprint())));
        if (results.size() > 1) {
            points.add(
                    "Rows of " + results.size() + " different results are mixed; do not use them before the next run.");
        }
    }

    private static void missing(ScanEvidence scan, List<String> points) {
        List<String> absent = new ArrayList<>();
        if (scan.motion().isEmpty()) absent.add("head motion");
        if (scan.coregistration().isEmpty()) absent.add("coregistration");
        if (scan.tacs().isEmpty()) absent.add("time-activity curves");
        if (scan.bindingPotentials().isEmpty()) absent.add("binding potentials");
        if (!absent.isEmpty()) points.add("Nothing is known of: " + String.join(", ", absent) + ".");
        if (scan.pictures().isEmpty())
            points.add("There is no picture of this scan: nobody can see the coregistration here.");
    }

    private static void coregistration(CoregistrationRow row, List<String> points) {
        flags("Coregistration", flagsOf(Stream.ofNullable(row.flags())), points);
    }

    private static void motion(List<MotionRow> rows, List<String> points) {
        double largest = rows.stream()
                .mapToDouble(row -> Numbers.orNaN(row.maxDisplacement()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (largest > LARGE_MOTION) {
            points.add("Head motion: part of the brain was " + Numbers.fixed(largest, 1)
                    + " mm away from its place in the reference frame.");
        }
        flags("Head motion", flagsOf(rows.stream().map(MotionRow::flags)), points);
    }

    private static void coverage(ScanEvidence scan, List<String> points) {
        Set<String> cut = new TreeSet<>();
        Set<String> empty = new TreeSet<>();
        for (TacRow row : scan.tacs()) {
            if (row.voxels() == 0) empty.add(row.region());
            else if (row.coverage() < 1) cut.add(row.region());
        }
        if (!cut.isEmpty()) points.add("Partly outside the field of view: " + String.join(", ", cut) + ".");
        if (!empty.isEmpty()) points.add("Not in the segmentation: " + String.join(", ", empty) + ".");
    }

    private static void fits(List<BindingPotentialRow> rows, List<String> points) {
        List<BindingPotentialRow> primary =
                rows.stream().filter(BindingPotentialRow::isPrimary).toList();
        List<String> without = primary.stream()
                .filter(row -> row.bpnd() == null && !row.region().equals(row.referenceRegion()))
                .map(BindingPotentialRow::region)
                .toList();
        if (!without.isEmpty()) points.add("No BPND: " + String.join(", ", without) + ".");
        for (String flag : flagsOf(primary.stream().map(BindingPotentialRow::flags))) {
            List<String> regions = primary.stream()
                    .filter(row -> flagsOf(Stream.ofNullable(row.flags())).contains(flag))
                    .map(BindingPotentialRow::region)
                    .toList();
            points.add("Fit of " + String.join(", ", regions) + ": " + flag + FlagMeanings.suffix(flag) + ".");
        }
    }

    private static void flags(String of, List<String> flags, List<String> points) {
        for (String flag : flags) points.add(of + ": " + flag + FlagMeanings.suffix(flag) + ".");
    }

    /** The flags of several columns, each once, sorted. */
    private static List<String> flagsOf(Stream<String> columns) {
        return columns.filter(column -> column != null)
                .flatMap(column -> Stream.of(column.split(",", -1)))
                .map(String::strip)
                .filter(flag -> !flag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
