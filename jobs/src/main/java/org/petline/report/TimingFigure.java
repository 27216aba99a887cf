package org.petline.report;

import java.util.List;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** The frames of a scan as bars on a time axis, as tall as the logarithm of their durations. */
final class TimingFigure {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 118;
    private static final double LEFT = 52;
    private static final double RIGHT = 748;
    private static final double TOP = 20;
    private static final double BOTTOM = 82;

    private TimingFigure() {}

    static Figure of(Frames frames) {
        String words = words(frames);
        Svg svg = new Svg(WIDTH, HEIGHT, words);
        Axis time = Axis.exactly(Math.min(0, frames.start()), frames.end(), LEFT, RIGHT, 10);
        new Plot(svg, time, Axis.exactly(0, 1, BOTTOM, TOP, 1)).bottomTicks().bottomTitle("Minutes from TimeZero");
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int frame = 0; frame < frames.count(); frame++) {
            shortest = Math.min(shortest, frames.seconds(frame));
            longest = Math.max(longest, frames.seconds(frame));
        }
        for (int frame = 0; frame < frames.count(); frame++) {
            double top = height(frames.seconds(frame), shortest, longest);
            double from = time.at(frames.starts().get(frame));
            double width = Math.max(0.5, time.at(frames.ends().get(frame)) - from - 0.6);
            svg.rectangle(from, top, width, BOTTOM - top, "frame");
        }
        for (int frame : frames.gapsBefore()) {
            double from = time.at(frames.ends().get(frame - 1));
            svg.rectangle(
                    from, TOP - 6, Math.max(1.5, time.at(frames.starts().get(frame)) - from), BOTTOM - TOP + 6, "bad");
        }
        for (int frame : frames.overlaps()) {
            double from = time.at(frames.starts().get(frame));
            svg.rectangle(
                    from,
                    TOP - 6,
                    Math.max(1.5, time.at(frames.ends().get(frame - 1)) - from),
                    BOTTOM - TOP + 6,
                    "bad");
        }
        svg.text(LEFT - 5, height(longest, shortest, longest) + 4, "tick", "end", seconds(longest));
        if (longest > 1.5 * shortest) {
            svg.text(LEFT - 5, height(shortest, shortest, longest) + 4, "tick", "end", seconds(shortest));
        }
        return Figure.wide(
                "Frames",
                svg.finish(),
                words + " A bar's height is its frame's duration on a logarithmic scale.",
                "Short frames at the start, no red: red is time without a frame, or in two frames. A scan that starts"
                        + " long after TimeZero has lost its first pass.");
    }

    private static double height(double seconds, double shortest, double longest) {
        if (!(longest > shortest)) return TOP;
        double share = StrictMath.log(seconds / shortest) / StrictMath.log(longest / shortest);
        return BOTTOM - (0.3 + 0.7 * share) * (BOTTOM - TOP);
    }

    private static String words(Frames frames) {
        List<Integer> gaps = frames.gapsBefore();
        List<Integer> overlaps = frames.overlaps();
        return Numbers.count(frames.count(), "frame", "frames") + " from " + Numbers.fixed(frames.start(), 1) + " to "
                + Numbers.fixed(frames.end(), 1) + " min; "
                + (gaps.isEmpty() ? "no gaps" : Numbers.count(gaps.size(), "gap", "gaps"))
                + (overlaps.isEmpty() ? "." : ", " + Numbers.count(overlaps.size(), "overlap", "overlaps") + ".");
    }

    private static String seconds(double seconds) {
        // Seconds come back from minutes with the rounding of a division.
        boolean whole = Math.abs(seconds - Math.rint(seconds)) < 1e-6;
        return Numbers.fixed(seconds, whole ? 0 : 1) + " s";
    }
}
