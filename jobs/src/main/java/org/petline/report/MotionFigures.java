package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.RigidParameters;
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
    private static final double RING = 2.4;

    /** Standard errors on each side that hold the truth in 95 of 100 frames. */
    private static final double INTERVAL = 1.96;

    /** Bands wider than so many times what the head did are cut, lest an empty frame flatten all others. */
    private static final double WIDEST_BAND = 1;

    private final List<MotionRow> rows;
    private final Frames frames;
    private final Axis time;
    private final MotionFlagMarks flags;

    MotionFigures(List<MotionRow> rows, Frames frames, FlagMeanings meanings) {
        this.rows = rows;
        this.frames = frames;
        this.flags = MotionFlagMarks.of(rows, meanings);
        this.time = Axis.exactly(Math.min(0, frames.start()), frames.end(), LEFT, RIGHT, 10);
    }

    /** One line of a plot. */
    private record Trace(String name, String style, List<Double> values, List<Double> errors) {
        static Trace of(String name, String style, List<Double> values) {
            return new Trace(name, style, values, List.of());
        }

        double bound(int frame, double sign) {
            double error = errors.isEmpty() ? 0 : errors.get(frame);
            return values.get(frame) + (Double.isFinite(error) ? sign * INTERVAL * error : 0);
        }
    }

    Figure shifts() {
        return figure(
                "Shifts",
                "mm",
                List.of(
                        trace("x (right)", "one", RigidParameters::transX, MotionRow.Errors::transXSe, 1),
                        trace("y (front)", "two", RigidParameters::transY, MotionRow.Errors::transYSe, 1),
                        trace("z (top)", "three", RigidParameters::transZ, MotionRow.Errors::transZSe, 1)),
                "Shift of the head at the centre of the image, with its 95 % interval (1.96 standard errors on each side)."
                        + marks(),
                "Slow sliding is common; jumps are not. Where the bands are wide, the frame's counts do not tell.");
    }

    Figure turns() {
        double degrees = 180 / Math.PI;
        return figure(
                "Turns",
                "degrees",
                List.of(
                        trace("about x (nodding)", "one", RigidParameters::rotX, MotionRow.Errors::rotXSe, degrees),
                        trace("about y (tilting)", "two", RigidParameters::rotY, MotionRow.Errors::rotYSe, degrees),
                        trace("about z (shaking)", "three", RigidParameters::rotZ, MotionRow.Errors::rotZSe, degrees)),
                "Turn of the head, with its 95 % interval (1.96 standard errors on each side)." + marks(),
                "One degree moves the cortex by about 1.5 mm.");
    }

    Figure displacements() {
        return figure(
                "Displacement",
                "mm",
                List.of(
                        Trace.of("largest in the brain", "one", distances(MotionRow.Distances::maxDisplacement)),
                        Trace.of("median over the brain", "two", distances(MotionRow.Distances::medianDisplacement)),
                        Trace.of("framewise", "three", distances(MotionRow.Distances::framewiseDisplacement))),
                "Distance of the brain from its place in the reference frame, and framewise displacement from one frame"
                        + " to the next (Power 2012, radius 50 mm)." + marks(),
                "Framewise displacement does not see slow drifts; the distance from the reference does. Motion within a"
                        + " frame is not corrected: be wary of frames beside a jump of more than 5 mm.");
    }

    private Figure figure(String title, String unit, List<Trace> traces, String caption, String lookFor) {
        Axis value = valueAxis(traces);
        Svg svg = new Svg(WIDTH, HEIGHT, title + " of the head against time, " + unit);
        Plot plot = new Plot(svg, time, value);
        for (int frame = 0; frame < rows.size(); frame++) {
            if (rows.get(frame).state().inheritedFrom() != null) {
                plot.stretch(frames.starts().get(frame), frames.ends().get(frame), "inherited");
            }
        }
        plot.leftTicks()
                .bottomTicks()
                .bottomTitle("Mid-frame time, minutes from TimeZero")
                .leftTitle(unit);
        for (double start : frames.starts()) svg.line(time.at(start), BOTTOM, time.at(start), BOTTOM + 4, "axis");
        List<Double> middles = frames.middles();
        for (int frame = 0; frame < rows.size(); frame++) {
            if (rows.get(frame).state().isReference()) plot.mark(middles.get(frame), "reference-frame");
        }
        flags.draw(svg, time, middles);
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
            plot.dots(middles, own(trace.values(), true), "dots " + trace.style());
            plot.rings(middles, own(trace.values(), false), RING, "borrowed " + trace.style());
            svg.line(left, 13, left + 22, 13, "trace " + trace.style());
            svg.text(left + 28, 16.5, "legend", "start", trace.name());
            left += 50 + 6.2 * trace.name().length();
        }
        return Figure.wide(title, svg.finish(), caption, lookFor);
    }

    /** Covers what the head did, and as much of the bands as leaves that visible. */
    private Axis valueAxis(List<Trace> traces) {
        double low = 0;
        double high = 0;
        for (Trace trace : traces) {
            for (double value : trace.values()) {
                if (!Double.isFinite(value)) continue;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        // A head that lies still shall look still: no axis shorter than a millimetre or a degree.
        double most = WIDEST_BAND * Math.max(high - low, 1);
        double lowest = low;
        double highest = high;
        for (Trace trace : traces) {
            for (int frame = 0; frame < rows.size(); frame++) {
                if (!Double.isFinite(trace.values().get(frame))) continue;
                lowest = Math.min(lowest, Math.max(trace.bound(frame, -1), low - most));
                highest = Math.max(highest, Math.min(trace.bound(frame, 1), high + most));
            }
        }
        return Axis.covering(Math.min(lowest, lowest < 0 ? -0.5 : 0), Math.max(highest, 0.5), BOTTOM, TOP, 5);
    }

    /** Values of the frames that have a place of their own, or of the others; NaN elsewhere. */
    private List<Double> own(List<Double> values, boolean own) {
        List<Double> some = new ArrayList<>();
        for (int frame = 0; frame < rows.size(); frame++) {
            some.add((rows.get(frame).state().inheritedFrom() == null) == own ? values.get(frame) : Double.NaN);
        }
        return some;
    }

    private String marks() {
        long inherited =
                rows.stream().filter(row -> row.state().inheritedFrom() != null).count();
        return (rows.stream().anyMatch(row -> row.state().isReference()) ? " Dashed: the reference frame." : "")
                + (inherited > 0
                        ? " Shaded, with open dots: " + Numbers.count(inherited, "frame that takes", "frames that take")
                                + " the place of another."
                        : "")
                + flags.caption();
    }

    private Trace trace(
            String name,
            String style,
            Function<RigidParameters, Double> value,
            Function<MotionRow.Errors, Double> error,
            double factor) {
        return new Trace(
                name,
                style,
                values(value.compose(MotionRow::parameters), factor),
                values(error.compose(MotionRow::errors), factor));
    }

    private List<Double> distances(Function<MotionRow.Distances, Double> column) {
        return values(column.compose(MotionRow::distances), 1);
    }

    private List<Double> values(Function<MotionRow, Double> column, double factor) {
        return rows.stream()
                .map(row -> Numbers.orNaN(column.apply(row)) * factor)
                .toList();
    }
}
