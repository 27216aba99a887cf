package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * What a person should know before believing a scan's numbers, a sentence each.
 *
 * @param points to look at, the weightiest first
 * @param brief the same in a word or two each
 * @param notes that explain a number but need no look
 * @param meanings of the flags that they tell of
 */
record Attention(List<String> points, List<String> brief, List<String> notes, FlagMeanings meanings) {
    /** Beyond, motion within frames and the attenuation map's place are likely to matter, mm. */
    private static final double LARGE_MOTION = 5;

    static Attention of(ScanEvidence scan, FlagMeanings meanings) {
        Attention attention = new Attention(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), meanings);
        if (scan.hasResult()) attention.collect(scan);
        return new Attention(
                List.copyOf(attention.points),
                attention.brief.stream().distinct().toList(),
                List.copyOf(attention.notes),
                meanings);
    }

    private void collect(ScanEvidence scan) {
        mixture(scan);
        missing(scan);
        scan.coregistration()
                .ifPresent(row -> flagsOf(row.origin().flags()).forEach(flag -> say("Coregistration", flag, "")));
        motion(scan.motion());
        coverage(scan.tacs());
        Set<String> ofTheScan = Set.copyOf(flagsOf(scan.scan().outcome().flags()));
        fits(
                scan.bindingPotentials().stream()
                        .filter(row -> row.answer().isPrimary())
                        .toList(),
                ofTheScan);
        Set<String> said = new TreeSet<>();
        scan.coregistration().ifPresent(row -> said.addAll(flagsOf(row.origin().flags())));
        scan.motion().forEach(row -> said.addAll(flagsOf(row.origin().flags())));
        Map<String, String> objects = objects(scan.scan().outcome().findings());
        for (String flag : flagsOf(scan.scan().outcome().flags())) {
            String object = objects.getOrDefault(flag, "");
            if (!said.contains(flag)) say("Scan", flag, object.isEmpty() ? "" : ": " + object);
        }
    }

    /** What each flag of the column {@code findings} is about. */
    private static Map<String, String> objects(String findings) {
        Map<String, String> objects = new TreeMap<>();
        for (String finding : (findings == null ? "" : findings).split("; ", -1)) {
            int colon = finding.indexOf(": ");
            if (colon > 0)
                objects.merge(finding.substring(0, colon), finding.substring(colon + 2), (a, b) -> a + "; " + b);
        }
        return objects;
    }

    /** What to look at, for a line of a table; empty if there is nothing. */
    String inShort() {
        return String.join(", ", brief);
    }

    private void point(String inShort, String sentence) {
        points.add(sentence);
        brief.add(inShort);
    }

    private void say(String of, String flag, String where) {
        String sentence = of + ": " + meanings.explained(flag) + where + ".";
        if (meanings.wantsLook(flag)) point(flag, sentence);
        else notes.add(sentence);
    }

    private void mixture(ScanEvidence scan) {
        Set<String> results = new TreeSet<>();
        scan.motion().forEach(row -> results.add(Numbers.orUnknown(row.origin().resultFingerprint())));
        scan.coregistration()
                .ifPresent(row -> results.add(Numbers.orUnknown(row.origin().resultFingerprint())));
        scan.tacs().forEach(row -> results.add(Numbers.orUnknown(row.origin().resultFingerprint())));
        scan.bindingPotentials()
                .forEach(row -> results.add(Numbers.orUnknown(row.origin().resultFingerprint())));
        if (results.size() > 1) {
            point(
                    "mixed results",
                    "Rows of " + results.size() + " different results are mixed; do not use them before the next run.");
        }
    }

    private void missing(ScanEvidence scan) {
        List<String> absent = new ArrayList<>();
        if (scan.motion().isEmpty()) absent.add("head motion");
        if (scan.coregistration().isEmpty()) absent.add("coregistration");
        if (scan.tacs().isEmpty()) absent.add("time-activity curves");
        if (scan.bindingPotentials().isEmpty()) absent.add("binding potentials");
        if (!absent.isEmpty()) point("results missing", "Nothing is known of: " + String.join(", ", absent) + ".");
        if (scan.pictures().isEmpty())
            point("no picture", "There is no picture of this scan: nobody can see its coregistration.");
    }

    private void motion(List<MotionRow> rows) {
        double largest = rows.stream()
                .mapToDouble(row -> Numbers.orNaN(row.distances().maxDisplacement()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (largest > LARGE_MOTION) {
            point(
                    "head moved " + Numbers.fixed(largest, 1) + " mm",
                    "Head motion: part of the brain was " + Numbers.fixed(largest, 1)
                            + " mm away from its place in the reference frame.");
        }
        byFlag(
                        rows,
                        row -> row.origin().flags(),
                        row -> Integer.toString(row.span().frame()))
                .forEach((flag, frames) -> say(
                        "Head motion",
                        flag,
                        ", in " + (frames.size() == 1 ? "frame " : "frames ") + String.join(", ", frames)));
    }

    private void coverage(List<TacRow> rows) {
        Set<String> cut = new TreeSet<>();
        Set<String> empty = new TreeSet<>();
        for (TacRow row : rows) {
            if (row.size().voxels() == 0) empty.add(row.of().region());
            else if (row.coverage() < 1) cut.add(row.of().region());
        }
        if (!cut.isEmpty()) point("regions cut", "Partly outside the field of view: " + String.join(", ", cut) + ".");
        if (!empty.isEmpty()) point("regions missing", "Not in the segmentation: " + String.join(", ", empty) + ".");
    }

    private void fits(List<BindingPotentialRow> rows, Set<String> ofTheScan) {
        List<String> without = rows.stream()
                .filter(row -> !hasResult(row))
                .map(row -> row.of().region())
                .toList();
        if (!without.isEmpty()) point("fits missing", "Nothing estimated: " + String.join(", ", without) + ".");
        byFlag(rows, row -> row.origin().flags(), row -> row.of().region()).forEach((flag, regions) -> {
            if (!ofTheScan.contains(flag)) say("Fit of " + String.join(", ", regions), flag, "");
        });
    }

    /** Whether a model said what it is there for; a reference region without a fit of its own is none that failed. */
    private static boolean hasResult(BindingPotentialRow row) {
        BindingPotentialRow.Uptake uptake = row.result().uptake();
        boolean any = row.result().own().bpnd() != null
                || uptake.bpndIndirect() != null
                || uptake.vt() != null
                || uptake.ki() != null;
        boolean ratioAlone = "none".equals(row.answer().input()) && row.frames().framesUsed() > 0;
        return any || ratioAlone || row.of().region().equals(row.choices().referenceRegion());
    }

    /** Names of the rows that have each flag; flags sorted, rows in their order. */
    private static <R> TreeMap<String, List<String>> byFlag(
            List<R> rows, Function<R, String> flags, Function<R, String> name) {
        TreeMap<String, List<String>> byFlag = new TreeMap<>();
        for (R row : rows) {
            for (String flag : flagsOf(flags.apply(row))) {
                byFlag.computeIfAbsent(flag, unused -> new ArrayList<>()).add(name.apply(row));
            }
        }
        return byFlag;
    }

    /** The flags of a column, each once, sorted. */
    private static List<String> flagsOf(String column) {
        return Stream.of((column == null ? "" : column).split(",", -1))
                .map(String::strip)
                .filter(flag -> !flag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
