package org.petline.jobs.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.petline.jobs.stages.FittedScan.Estimate;
import org.petline.jobs.stages.FittedScan.RegionFit;

/** Fits of one model as a table for people: BPND with its uncertainty first, then the other parameters and the flags. */
final class FitText {
    private static final String BPND = "BPND";

    private FitText() {}

    static void print(List<RegionFit> fits, PrintWriter out) {
        if (fits.isEmpty()) {
            out.println("nothing to fit: one frame, or no region but the reference");
            return;
        }
        RegionFit first = fits.get(0);
        out.printf(
                "%s, reference %s, weights %s, prediction %s%n",
                first.combination().model(),
                first.combination().referenceRegion(),
                first.combination().weights(),
                first.combination().prediction());
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(first));
        for (RegionFit fit : fits) rows.add(row(fit));
        int[] widths = widths(rows);
        for (List<String> row : rows) out.println(line(row, widths));
    }

    private static List<String> header(RegionFit fit) {
        List<String> cells = new ArrayList<>(List.of("region", BPND, "SE", "95 % interval"));
        for (Estimate estimate : others(fit)) {
            String unit = estimate.unit().isEmpty() ? "" : " " + estimate.unit();
            cells.add(estimate.parameter() + unit);
        }
        cells.add("flags");
        return cells;
    }

    private static List<String> row(RegionFit fit) {
        Estimate bpnd = fit.estimate(BPND).orElseThrow();
        List<String> cells = new ArrayList<>(List.of(fit.region(), number(bpnd.value()), number(bpnd.standardError())));
        boolean bounded = !Double.isNaN(bpnd.lower());
        cells.add(bounded ? number(bpnd.lower()) + " to " + number(bpnd.upper()) : "n/a");
        for (Estimate estimate : others(fit)) cells.add(number(estimate.value()));
        cells.add(String.join(",", fit.flags()));
        return cells;
    }

    private static List<Estimate> others(RegionFit fit) {
        return fit.estimates().stream()
                .filter(estimate -> !estimate.parameter().equals(BPND))
                .toList();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    /** Names and flags to the left, numbers to the right. */
    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean left = column == 0 || column == widths.length - 1;
            String blanks = " ".repeat(widths[column] - row.get(column).length());
            line.append(left ? row.get(column) + blanks : blanks + row.get(column))
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
