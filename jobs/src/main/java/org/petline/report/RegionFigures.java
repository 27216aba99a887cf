package org.petline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** Figures with a line a region: how much of it was seen, and its binding potential. */
final class RegionFigures {
    private static final double WIDTH = 760;
    private static final double LEFT = 196;
    private static final double ROW = 20;
    private static final double TOP = 8;

    private RegionFigures() {}

    /** A region's size and the smallest share of it that any frame shows. */
    private record Coverage(double volumeMl, long voxels, double least) {}

    static Figure coverage(List<TacRow> tacs) {
        Map<String, Coverage> regions = new LinkedHashMap<>();
        for (TacRow row : tacs) {
            double least = regions.containsKey(row.of().region())
                    ? Math.min(regions.get(row.of().region()).least(), row.coverage())
                    : row.coverage();
            regions.put(
                    row.of().region(),
                    new Coverage(row.size().volume(), row.size().voxels(), least));
        }
        double right = 520;
        double bottom = TOP + regions.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 38, "Share of each region inside the field of view");
        Axis share = Axis.exactly(0, 100, LEFT, right, 5);
        new Plot(svg, share, Axis.exactly(0, 1, bottom, TOP, 1))
                .bottomTicks()
                .bottomTitle("% of the region inside the field of view, in the frame that shows least");
        double y = TOP;
        for (Map.Entry<String, Coverage> entry : regions.entrySet()) {
            Coverage coverage = entry.getValue();
            boolean whole = coverage.least() >= 1;
            double end = share.clamped(100 * coverage.least());
            svg.text(LEFT - 8, y + 14, "label", "end", entry.getKey());
            svg.rectangle(LEFT, y + 4, Math.max(0, end - LEFT), ROW - 8, whole ? "bar" : "bar bad");
            svg.text(right + 12, y + 14, whole ? "legend" : "legend warn", "start", words(coverage));
            y += ROW;
        }
        return Figure.wide(
                "Region coverage",
                svg.finish(),
                "Volume and voxels are those of the segmentation.",
                "All bars reach 100 %. A reference region that is cut by the edge of the field of view is the classic"
                        + " silent error. Volumes far from those of other scans point to a failed segmentation.");
    }

    private static String words(Coverage coverage) {
        if (coverage.voxels() == 0) return "no voxel in the segmentation";
        return Numbers.percent(coverage.least()) + ", " + Numbers.fixed(coverage.volumeMl(), 1) + " mL, "
                + coverage.voxels() + " voxels";
    }

    static Figure bindingPotentials(List<BindingPotentialRow> rows) {
        Map<String, List<BindingPotentialRow>> regions = new LinkedHashMap<>();
        Map<String, String> styles = new TreeMap<>();
        double low = 0;
        double high = 0;
        for (BindingPotentialRow row : rows) {
            if (row.of().region().equals(row.choices().referenceRegion())) continue;
            regions.computeIfAbsent(row.of().region(), unused -> new ArrayList<>())
                    .add(row);
            styles.put(row.choices().model(), "");
            BindingPotentialRow.Bpnd own = row.result().own();
            for (Double value : new Double[] {own.bpnd(), own.bpndLower(), own.bpndUpper()}) {
                if (value == null) continue;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        // An interval that runs to nowhere must not squeeze the others: the axis ends at twice the largest estimate.
        double largest = rows.stream()
                .mapToDouble(row -> Math.abs(Numbers.orNaN(row.result().own().bpnd())))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        Axis value = Axis.covering(Math.max(low, -largest), Math.min(high, 2 * largest), LEFT, 560, 6);
        List<String> names = List.of("one", "two", "three", "four");
        int next = 0;
        for (Map.Entry<String, String> style : styles.entrySet()) style.setValue(names.get(next++ % names.size()));

        double top = TOP + (styles.size() > 1 ? 18 : 0);
        double bottom = top + regions.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 38, "Binding potential of each region with 95 % confidence interval");
        new Plot(svg, value, Axis.exactly(0, 1, bottom, top, 1))
                .bottomTicks()
                .mark(0, "axis")
                .bottomTitle("BPND, with 95 % confidence interval");
        double y = top;
        for (Map.Entry<String, List<BindingPotentialRow>> entry : regions.entrySet()) {
            svg.text(LEFT - 8, y + 14, "label", "end", entry.getKey());
            List<BindingPotentialRow> fits = entry.getValue();
            for (int n = 0; n < fits.size(); n++) {
                double place = y + ROW * (n + 1.0) / (fits.size() + 1);
                estimate(
                        svg,
                        value,
                        fits.get(n),
                        place,
                        styles.get(fits.get(n).choices().model()));
            }
            fits.stream().filter(row -> row.answer().isPrimary()).findFirst().ifPresent(new Words(svg, y)::write);
            y += ROW;
        }
        if (styles.size() > 1) legend(svg, styles);
        return Figure.wide(
                "Binding potentials",
                svg.finish(),
                "Points are estimates, lines their 95 % confidence intervals; open points have a flag.",
                "Narrow intervals and the known order of regions for this tracer. An open point names its reason at the"
                        + " right; small and noisy regions have wide intervals.");
    }

    private static void estimate(Svg svg, Axis value, BindingPotentialRow row, double y, String style) {
        BindingPotentialRow.Bpnd own = row.result().own();
        if (own.bpndLower() != null && own.bpndUpper() != null) {
            svg.line(value.clamped(own.bpndLower()), y, value.clamped(own.bpndUpper()), y, "interval " + style);
        }
        if (own.bpnd() == null) return;
        String shape = row.origin().wantsLook() ? "estimate open " : "estimate ";
        svg.dot(
                value.clamped(own.bpnd()),
                y,
                4,
                shape + style,
                row.of().region() + ", " + row.choices().model() + ": " + Numbers.fixed(own.bpnd(), 3));
    }

    private static void legend(Svg svg, Map<String, String> styles) {
        double left = LEFT;
        for (Map.Entry<String, String> style : styles.entrySet()) {
            svg.dot(left + 4, 12, 4, "estimate " + style.getValue(), style.getKey());
            svg.text(left + 14, 16, "legend", "start", style.getKey());
            left += 40 + 7 * style.getKey().length();
        }
    }

    /** The numbers at the end of a region's line. */
    private record Words(Svg svg, double y) {
        void write(BindingPotentialRow row) {
            String number = Numbers.fixed(row.result().own().bpnd(), 2);
            boolean warns = row.origin().wantsLook();
            String words = warns ? number + "  " + row.origin().flags().replace(",", ", ") : number;
            svg.text(572, y + 14, warns ? "legend warn" : "legend", "start", words);
        }
    }
}
