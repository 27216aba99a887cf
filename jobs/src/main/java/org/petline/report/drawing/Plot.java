package org.petline.report.drawing;

import java.util.List;

/** A rectangle with two axes in a drawing, and what is drawn in it; NaN leaves a gap. */
public final class Plot {
    private static final double TICK_GAP = 5;
    private static final double TEXT_DROP = 3.5;

    private final Svg svg;
    private final Axis x;
    private final Axis y;

    public Plot(Svg svg, Axis x, Axis y) {
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    /** Grid lines, and numbers along the left side. */
    public Plot leftTicks() {
        for (double tick : y.ticks()) {
            double place = y.at(tick);
            svg.line(x.from(), place, x.to(), place, "grid");
            svg.text(x.from() - TICK_GAP, place + TEXT_DROP, "tick", "end", y.label(tick));
        }
        return this;
    }

    /** Grid lines, and numbers below. */
    public Plot bottomTicks() {
        double bottom = Math.max(y.from(), y.to());
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), y.from(), x.at(tick), y.to(), "grid");
            svg.text(x.at(tick), bottom + 13, "tick", "middle", x.label(tick));
        }
        return this;
    }

    /** A line along the bottom and what its numbers mean. */
    public Plot bottomTitle(String words) {
        double bottom = Math.max(y.from(), y.to());
        svg.line(x.from(), bottom, x.to(), bottom, "axis");
        svg.text((x.from() + x.to()) / 2, bottom + 28, "title", "middle", words);
        return this;
    }

    /** What the numbers at the left mean, written upward. */
    public Plot leftTitle(String words) {
        return leftTitle(words, 38);
    }

    /** The same, so far from the plot: numbers of many digits need room. */
    public Plot leftTitle(String words, double distance) {
        svg.uprightText(x.from() - distance, (y.from() + y.to()) / 2, "title", words);
        return this;
    }

    /** A line at one number of the y axis. */
    public Plot level(double value, String style) {
        if (value >= y.low() && value <= y.high()) svg.line(x.from(), y.at(value), x.to(), y.at(value), style);
        return this;
    }

    /** A line at one number of the x axis. */
    public Plot mark(double value, String style) {
        svg.line(x.at(value), y.from(), x.at(value), y.to(), style);
        return this;
    }

    /** The whole height between two numbers of the x axis. */
    public Plot stretch(double start, double end, String style) {
        double top = Math.min(y.from(), y.to());
        svg.rectangle(x.at(start), top, x.at(end) - x.at(start), Math.abs(y.to() - y.from()), style);
        return this;
    }

    /** A line through points. */
    public Plot line(List<Double> xs, List<Double> ys, String style) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int n = 0; n < xs.size(); n++) {
            double value = ys.get(n);
            boolean known = Double.isFinite(value);
            if (known) path.append(drawing ? 'L' : 'M').append(place(xs.get(n), value));
            drawing = known;
        }
        svg.path(path.toString(), style);
        return this;
    }

    /** A dot a point, all of them one path: round caps of lines without length. */
    public Plot dots(List<Double> xs, List<Double> ys, String style) {
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < xs.size(); n++) {
            double value = ys.get(n);
            if (Double.isFinite(value))
                path.append('M').append(place(xs.get(n), value)).append("h0");
        }
        svg.path(path.toString(), style);
        return this;
    }

    /** An open circle a point. */
    public Plot rings(List<Double> xs, List<Double> ys, double radius, String style) {
        for (int n = 0; n < xs.size(); n++) {
            double value = ys.get(n);
            if (Double.isFinite(value)) svg.ring(x.clamped(xs.get(n)), y.clamped(value), radius, style);
        }
        return this;
    }

    /** An upright line a point, from its low to its high end; none where either is unknown. */
    public Plot bars(List<Double> xs, List<Double> lows, List<Double> highs, String style) {
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < xs.size(); n++) {
            double low = lows.get(n);
            double high = highs.get(n);
            if (!Double.isFinite(low) || !Double.isFinite(high)) continue;
            path.append('M').append(place(xs.get(n), low)).append('V').append(Svg.number(y.clamped(high)));
        }
        svg.path(path.toString(), style);
        return this;
    }

    /** A level line from each start to each end. */
    public Plot spans(List<Double> starts, List<Double> ends, List<Double> ys, String style) {
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < starts.size(); n++) {
            double value = ys.get(n);
            if (!Double.isFinite(value)) continue;
            path.append('M').append(place(starts.get(n), value)).append('H').append(Svg.number(x.at(ends.get(n))));
        }
        svg.path(path.toString(), style);
        return this;
    }

    /** The area between two lines; broken where either is unknown. */
    public Plot band(List<Double> xs, List<Double> lows, List<Double> highs, String style) {
        StringBuilder path = new StringBuilder();
        int from = 0;
        for (int n = 0; n <= xs.size(); n++) {
            boolean known = n < xs.size() && Double.isFinite(lows.get(n)) && Double.isFinite(highs.get(n));
            if (known) continue;
            if (n - from > 1) appendBand(path, xs, lows, highs, from, n);
            from = n + 1;
        }
        svg.path(path.toString(), style);
        return this;
    }

    private void appendBand(
            StringBuilder path, List<Double> xs, List<Double> lows, List<Double> highs, int from, int to) {
        for (int n = from; n < to; n++) path.append(n == from ? 'M' : 'L').append(place(xs.get(n), highs.get(n)));
        for (int n = to - 1; n >= from; n--) path.append('L').append(place(xs.get(n), lows.get(n)));
        path.append('Z');
    }

    private String place(double px, double py) {
        return Svg.number(x.clamped(px)) + " " + Svg.number(y.clamped(py));
    }
}
