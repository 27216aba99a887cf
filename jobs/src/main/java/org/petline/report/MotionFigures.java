package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.petline.jobs.tables.MotionRow;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** The head's path over the scan: shifts, turns and displacements against mid-frame time. */
final class MotionFigures {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 226;
    private static final double LEFT = 52;
    private static final double RIGHT = 748;
    private static final double TOP = 28;
    private static final double BOTTOM = 186;

    private final List<MotionRow> rows;
    private final Frames frames;
    private final Axis time;

    MotionFigures(List<MotionRow> rows, Frames frames) {
        this.rows = rows;
        this.frames = frames;
        this.time = Axis.exactly(Math.min(0, frames.start()), frames.end(), LEFT, RIGHT, 10);
    }

    /** One line of a plot. */
    private record Trace(String name, String style, List<Double> values, List<Double> errors) {
        static Trace of(String name, String style, List<Double> values) {
            return new Trace(name, style, values, List.of());
        }

        double bound(int frame, double sign) {
            double error = errors.isEmpty() ? 0 : errors.get(frame);
            return values.get(frame) + (Double.isFinite(error) ? sign * error : 0);
        }
    }

    Figure shifts() {
        return figure(
                "Shifts",
                "mm",
                List.of(
                        trace("x (right)", "one", MotionRow::transX, MotionRow::transXSe, 1),
                        trace("y (front)", "two", MotionRow::transY, MotionRow::transYSe, 1),
                        trace("z (top)", "three", MotionRow::transZ, MotionRow::transZSe, 1)),
                "Shift of the head at the centre of the image, with one standard error on each side." + marks(),
                "Slow sliding is common; jumps are not. Where the bands are wide, the frame's counts do not tell.");
    }

    Figure turns() {
        double degrees = 180 / Math.PI;
        return figure(
                "Turns",
                "degrees",
                List.of(
                        trace("about x (nodding)", "one", MotionRow::rotX, MotionRow::rotXSe, degrees),
                        trace("about y (tilting)", "two", MotionRow::rotY, MotionRow::rotYSe, degrees),
                        trace("about z (shaking)", "three", MotionRow::rotZ, MotionRow::rotZSe, degrees)),
                "Turn of the head, with one standard error on each side." + marks(),
                "One degree moves the cortex by about 1.5 mm.");
    }

    Figure displacements() {
        return figure(
                "Displacement",
                "mm",
                List.of(
                        Trace.of("largest in the brain", "one", values(MotionRow::maxDisplacement, 1)),
                        Trace.of("median over the brain", "two", values(MotionRow::medianDisplacement, 1)),
                        Trace.of("framewise", "three", values(MotionRow::framewiseDisplacement, 1))),
                "Distance of the brain from its place in the reference frame, and framewise displacement from one frame"
                        + " to the next (Power 2012, radius 50 mm)." + marks(),
                "Framewise displacement does not see slow drifts; the distance from the reference does. Motion within a"
                        + " frame is not corrected: be wary of frames beside a jump of more than 5 mm.");
    }

    private Figure figure(String title, String unit, List<Trace> traces, String caption, String lookFor) {
        double low = 0;
        double high = 0;
        for (Trace trace : traces) {
            for (int frame = 0; frame < rows.size(); frame++) {
                if (!Double.isFinite(trace.values().get(frame))) continue;
                low = Math.min(low, trace.bound(frame, -1));
                high = Math.max(high, trace.bound(frame, 1));
            }
        }
        // A head that lies still shall look still: no axis shorter than a millimetre or a degree.
        Axis value = Axis.covering(Math.min(low, low < 0 ? -0.5 : 0), Math.max(high, 0.5), BOTTOM, TOP, 5);
        Svg svg = new Svg(WIDTH, HEIGHT, title + " of the head against time, " + unit);
        Plot plot = new Plot(svg, time, value);
        for (int frame = 0; frame < rows.size(); frame++) {
            if (rows.get(frame).inheritedFrom() != null) {
                plot.stretch(frames.starts().get(frame), frames.ends().get(frame), "inherited");
            }
        }
        plot.leftTicks()
                .bottomTicks()
                .bottomTitle("Mid-frame time, minutes from TimeZero")
                .leftTitle(unit);
        List<Double> middles = frames.middles();
        for (int frame = 0; frame < rows.size(); frame++) {
            if (rows.get(frame).isReference()) plot.mark(middles.get(frame), "reference-frame");
        }
        for (Trace trace : traces) {
            if (!trace.errors().isEmpty()) {
                List<Double> lows = new ArrayList<>();
                List<Double> highs = new ArrayList<>();
                for (int frame = 0; frame < rows.size(); frame++) {
                    lows.add(trace.bound(frame, -1));
                    highs.add(trace.bound(frame, 1));
                }
                plot.band(middles, lows, highs, "band " + trace.style());
            }
        }
        double left = LEFT;
        for (Trace trace : traces) {
            plot.line(middles, trace.values(), "trace " + trace.style());
            plot.dots(middles, trace.values(), "dots " + trace.style());
            svg.line(left, 13, left + 22, 13, "trace " + trace.style());
            svg.text(left + 28, 16.5, "legend", "start", trace.name());
            left += 50 + 6.2 * trace.name().length();
        }
        return Figure.wide(title, svg.finish(), caption, lookFor);
    }

    private String marks() {
        long inherited =
                rows.stream().filter(row -> row.inheritedFrom() != null).count();
        return (rows.stream().anyMatch(MotionRow::isReference) ? " Dashed: the reference frame." : "")
                + (inherited > 0
                        ? " Shaded: " + Numbers.count(inherited, "frame that takes", "frames that take")
                                + " the place of another."
                        : "");
    }

    private Trace trace(
            String name,
            String style,
            Function<MotionRow, Double> value,
            Function<MotionRow, Double> error,
            double factor) {
        return new Trace(name, style, values(value, factor), values(error, factor));
    }

    private List<Double> values(Function<MotionRow, Double> column, double factor) {
        return rows.stream()
                .map(row -> Numbers.orNaN(column.apply(row)) * factor)
                .toList();
    }
}
