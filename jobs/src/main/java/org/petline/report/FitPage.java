package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/**
 * One fit as a page: an SVG file that needs nothing else. Data with error bars and the fitted curve; the weighted
 * residuals below on the same axis of time; the line of a graphical method below that; numbers at the right.
 */
public final class FitPage {
    private static final double WIDTH = 960;
    private static final double LEFT = 78;
    private static final double RIGHT = 610;
    private static final double TOP = 84;
    private static final double BOTTOM = 356;
    private static final double RESIDUAL_TOP = 380;
    private static final double RESIDUAL_BOTTOM = 480;
    private static final double MARGIN = 24;

    /** From the end of a plot to below the title of its axis. */
    private static final double AXIS_TITLE = 36;

    /** Leaves room for numbers of eight digits. */
    private static final double TITLE_DISTANCE = 62;

    private static final double LINE_TOP = RESIDUAL_BOTTOM + AXIS_TITLE + 24;
    private static final double LINE_BOTTOM = LINE_TOP + 240;
    private static final double RING = 3;
    private static final double HEADROOM = 1.05;

    /** Residuals of noise alone lie beyond this in one frame of twenty. */
    private static final double USUAL_RESIDUAL = 2;

    /** At their sizes, so many signs fit the page even if all are wide. */
    private static final int LONGEST_TITLE = 60;

    private static final int LONGEST_METHOD = 140;

    private static final String STYLE = """
            text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; fill: #1b1f24; }
            .paper { fill: #fff; }
            .heading { font-size: 20px; font-weight: 600; } .method { font-size: 12px; fill: #5a6472; }
            .tick, .title { font-size: 11px; fill: #5a6472; } .legend { font-size: 11px; }
            .cell { font-size: 12px; font-variant-numeric: tabular-nums; } .head { font-size: 11px; fill: #5a6472; }
            .main { font-weight: 600; } .warn { font-size: 12px; fill: #b3261e; }
            .grid { stroke: #e7eaef; stroke-width: 1; } .axis { stroke: #5a6472; stroke-width: 1; }
            .usual { stroke: #9aa3ad; stroke-width: 1; stroke-dasharray: 3 3; }
            .trace { fill: none; stroke-width: 2; stroke-linejoin: round; } .fit { stroke: #c4510b; } .input { stroke: #9aa3ad; }
            .beyond { stroke-dasharray: 5 4; stroke-width: 1.2; }
            .dots { fill: none; stroke: #0a6ab8; stroke-width: 6; stroke-linecap: round; }
            .bars { fill: none; stroke: #0a6ab8; stroke-width: 1; }
            .left-out { fill: #fff; stroke: #0a6ab8; stroke-width: 1.2; }
            .t-star { stroke: #1d7a46; stroke-width: 1.4; stroke-dasharray: 6 3; } .t-star-word { font-size: 11px; fill: #1d7a46; }
            """;

    private final FitSheet sheet;
    private final FitSheet.Curves curves;
    private final Axis time;
    private final List<Double> middles = new ArrayList<>();

    private FitPage(FitSheet sheet) {
        this.sheet = sheet;
        this.curves = sheet.curves();
        int last = curves.times().count() - 1;
        this.time = Axis.exactly(
                Math.min(0, curves.times().startMinutes(0)), curves.times().endMinutes(last), LEFT, RIGHT, 7);
        for (int frame = 0; frame <= last; frame++) middles.add(curves.times().midMinutes(frame));
    }

    /** The page as the text of an SVG file. */
    public static String draw(FitSheet sheet) {
        return new FitPage(sheet).svg();
    }

    private String svg() {
        FitNumbers numbers = new FitNumbers(sheet);
        double plots = sheet.line().isPresent() ? LINE_BOTTOM + AXIS_TITLE : RESIDUAL_BOTTOM + AXIS_TITLE;
        Svg svg = Svg.file(
                WIDTH,
                Math.max(plots, numbers.bottom()) + MARGIN,
                "Activity of " + sheet.region() + " against time, with the fit of " + sheet.method(),
                STYLE);
        svg.text(MARGIN, 36, "heading", "start", FitNumbers.cut(sheet.region(), LONGEST_TITLE));
        svg.text(MARGIN, 58, "method", "start", FitNumbers.cut(sheet.scan() + ": " + sheet.method(), LONGEST_METHOD));
        activity(svg);
        residuals(svg);
        sheet.line().ifPresent(line -> straight(svg, line));
        numbers.draw(svg);
        return svg.finish();
    }

    private void activity(Svg svg) {
        List<Double> used = new ArrayList<>();
        List<Double> leftOut = new ArrayList<>();
        List<Double> lows = new ArrayList<>();
        List<Double> highs = new ArrayList<>();
        double highest = 0;
        double lowest = 0;
        for (int frame = 0; frame < middles.size(); frame++) {
            double value = curves.activity().get(frame);
            boolean isUsed = curves.isUsed(frame);
            double error = isUsed ? curves.sigma() / Math.sqrt(curves.weights().get(frame)) : Double.NaN;
            used.add(isUsed ? value : Double.NaN);
            leftOut.add(isUsed ? Double.NaN : value);
            lows.add(value - error);
            highs.add(value + error);
            double ofInput = curves.input().isEmpty() ? 0 : curves.input().get(frame);
            for (double each : new double[] {value, curves.predicted().get(frame), ofInput}) {
                if (each > highest) highest = each;
                if (each < lowest) lowest = each;
            }
        }
        // Errors of early short frames can be many times the activity: they are cut off rather than flatten the curve.
        Axis y = Axis.exactly(HEADROOM * lowest, HEADROOM * highest, BOTTOM, TOP, 5);
        Plot plot = new Plot(svg, time, y)
                .leftTicks()
                .leftTitle(curves.unit(), TITLE_DISTANCE)
                .level(0, "axis");
        if (!curves.input().isEmpty()) plot.line(middles, curves.input(), "trace input");
        plot.bars(middles, lows, highs, "bars")
                .line(middles, curves.predicted(), "trace fit")
                .dots(middles, used, "dots")
                .rings(middles, leftOut, RING, "left-out");
    }

    private void residuals(Svg svg) {
        boolean isScaled = curves.sigma() > 0;
        List<Double> residuals = new ArrayList<>();
        double reach = isScaled ? USUAL_RESIDUAL : 0;
        for (int frame = 0; frame < middles.size(); frame++) {
            double residual = curves.activity().get(frame) - curves.predicted().get(frame);
            double weighted = Math.sqrt(curves.weights().get(frame)) * residual;
            residuals.add(curves.isUsed(frame) ? weighted / (isScaled ? curves.sigma() : 1) : Double.NaN);
            double size = Math.abs(residuals.get(frame));
            if (size > reach) reach = size;
        }
        double end = 1.1 * (reach > 0 ? reach : 1);
        Plot plot = new Plot(svg, time, Axis.exactly(-end, end, RESIDUAL_BOTTOM, RESIDUAL_TOP, 4));
        plot.bottomTicks().bottomTitle("min from injection").leftTicks().level(0, "axis");
        if (isScaled) plot.level(USUAL_RESIDUAL, "usual").level(-USUAL_RESIDUAL, "usual");
        plot.leftTitle(isScaled ? "weighted residual / SD" : "weighted residual", TITLE_DISTANCE)
                .dots(middles, residuals, "dots");
    }

    private static void straight(Svg svg, FitSheet.Line line) {
        LineRange range = LineRange.of(line);
        Axis x = Axis.covering(Math.min(0, range.leastX()), range.mostX(), LEFT, RIGHT, 7);
        Axis y = Axis.covering(Math.min(0, range.leastY()), range.mostY(), LINE_BOTTOM, LINE_TOP, 5);
        Plot plot = new Plot(svg, x, y);
        plot.leftTicks().leftTitle(line.yTitle(), TITLE_DISTANCE).bottomTicks().bottomTitle(line.xTitle());
        List<Double> used = new ArrayList<>();
        List<Double> before = new ArrayList<>();
        for (int point = 0; point < line.x().size(); point++) {
            double px = line.x().get(point);
            double py = line.y().get(point);
            boolean seen = px >= x.low() && px <= x.high() && py >= y.low() && py <= y.high();
            used.add(seen && point >= line.firstUsed() ? py : Double.NaN);
            before.add(seen && point < line.firstUsed() ? py : Double.NaN);
        }
        LineRange.across(line, x, y)
                .ifPresent(ends -> plot.line(ends, LineRange.heights(line, ends), "trace fit beyond"));
        if (line.firstUsed() < line.x().size()) {
            double start = line.x().get(line.firstUsed());
            LineRange.ofUsed(line)
                    .over(line, x, y)
                    .ifPresent(ends -> plot.line(ends, LineRange.heights(line, ends), "trace fit"));
            plot.mark(start, "t-star");
            boolean right = x.at(start) > (LEFT + RIGHT) / 2;
            svg.text(
                    x.at(start) + (right ? -5 : 5),
                    LINE_TOP - 6,
                    "t-star-word",
                    right ? "end" : "start",
                    "t* = " + Numbers.fixed(line.tStarMinutes(), 1) + " min");
        }
        plot.dots(line.x(), used, "dots").rings(line.x(), before, RING, "left-out");
    }
}
