package org.petline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** Figures of all scans together; blind: scans are told apart by name only. */
final class StudyFigure {
    private static final double WIDTH = 760;
    private static final double LEFT = 196;
    private static final double RIGHT = 640;
    private static final double ROW = 24;
    private static final double TOP = 8;

    /** Beyond, a row of dots is a smear, and the page would be too heavy: where most of them lie says more. */
    static final int MOST_DOTS = 300;

    private StudyFigure() {}

    /** One scan's estimate. */
    private record Point(String scan, ScanSummary.Estimate estimate) {}

    static Figure bindingPotentials(List<ScanSummary> scans) {
        Map<String, List<Point>> regions = new LinkedHashMap<>();
        double low = 0;
        double high = 0;
        for (ScanSummary scan : scans) {
            for (ScanSummary.Estimate estimate : scan.estimates()) {
                regions.computeIfAbsent(estimate.region(), unused -> new ArrayList<>())
                        .add(new Point(scan.scan().scan(), estimate));
                if (!Double.isFinite(estimate.bpnd())) continue;
                low = Math.min(low, estimate.bpnd());
                high = Math.max(high, estimate.bpnd());
            }
        }
        double bottom = TOP + regions.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 38, "Binding potential of each region in every scan");
        Axis value = Axis.covering(low, high, LEFT, RIGHT, 6);
        new Plot(svg, value, Axis.exactly(0, 1, bottom, TOP, 1))
                .bottomTicks()
                .mark(0, "axis")
                .bottomTitle("BPND");
        double y = TOP;
        for (Map.Entry<String, List<Point>> entry : regions.entrySet()) {
            row(svg, value, entry.getKey(), entry.getValue(), y);
            y += ROW;
        }
        return Figure.wide(
                "Binding potentials of all scans",
                svg.finish(),
                (scans.size() <= MOST_DOTS
                                ? "A point a scan, open if the fit has a flag; the bar is the median, and"
                                : "The thick line covers the middle half of the scans and the thin one 95 %, the bar is the"
                                        + " median, the points are the lowest and the highest scan;")
                        + " the numbers at the right are the median and how many scans have a value. Point at a dot for"
                        + " the scan's name.",
                "The order of regions that is known for the tracer, and no scan that lies apart in all regions: then look at"
                        + " its reference region first.");
    }

    private static void row(Svg svg, Axis value, String region, List<Point> points, double y) {
        double middle = y + ROW / 2;
        svg.text(LEFT - 8, middle + 4, "label", "end", region);
        List<Double> known = points.stream()
                .map(point -> point.estimate().bpnd())
                .filter(Double::isFinite)
                .sorted()
                .toList();
        List<Point> dots = points;
        if (points.size() > MOST_DOTS && !known.isEmpty()) {
            range(svg, value, known, middle);
            dots = ends(points);
        }
        for (Point point : dots) dot(svg, value, point, middle);
        if (!known.isEmpty()) {
            double median = value.at(RobustScore.median(known));
            svg.line(median, middle - 8, median, middle + 8, "median");
        }
        String words =
                Numbers.fixed(RobustScore.median(known), 2) + "  (" + known.size() + " of " + points.size() + ")";
        svg.text(RIGHT + 14, middle + 4, "legend", "start", words);
    }

    private static void dot(Svg svg, Axis value, Point point, double middle) {
        double bpnd = point.estimate().bpnd();
        if (!Double.isFinite(bpnd)) return;
        String style = point.estimate().flagged() ? "estimate open one" : "estimate faint one";
        svg.dot(value.at(bpnd), middle, 4, style, point.scan() + ": " + Numbers.fixed(bpnd, 3));
    }

    private static void range(Svg svg, Axis value, List<Double> ascending, double middle) {
        svg.line(value.at(share(ascending, 0.025)), middle, value.at(share(ascending, 0.975)), middle, "spans");
        double left = value.at(share(ascending, 0.25));
        double right = value.at(share(ascending, 0.75));
        svg.rectangle(left, middle - 5, Math.max(1, right - left), 10, "bar");
    }

    /** The value that a share of all lies below. */
    private static double share(List<Double> ascending, double share) {
        return ascending.get((int) Math.round(share * (ascending.size() - 1)));
    }

    /** The lowest and the highest. */
    private static List<Point> ends(List<Point> points) {
        List<Point> sorted = points.stream()
                .filter(point -> Double.isFinite(point.estimate().bpnd()))
                .sorted(Comparator.comparingDouble(
                        (Point point) -> point.estimate().bpnd()))
                .toList();
        return List.of(sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** The head's displacement over the frames of one scan, in the size of a word. */
    static String sparkline(List<Double> displacement, double highest) {
        Svg svg = new Svg(96, 20, "Median displacement over the frames");
        List<Double> frames = new ArrayList<>();
        for (int frame = 0; frame < displacement.size(); frame++) frames.add((double) frame);
        Axis along = Axis.exactly(0, Math.max(1, displacement.size() - 1), 1, 95, 1);
        new Plot(svg, along, Axis.exactly(0, Math.max(0.5, highest), 19, 1, 1))
                .level(0, "grid")
                .line(frames, displacement, "trace two");
        return svg.finish();
    }
}
