package org.petline.report;

import java.util.List;
import java.util.Optional;
import org.petline.report.drawing.Axis;

/**
 * The part of a graphical method's plane that is worth seeing: the points that the line was fitted to, and of the
 * earlier ones those not far outside. Early points divide by next to nothing and may lie anywhere.
 */
record LineRange(double leastX, double mostX, double leastY, double mostY) {
    /** So many times the extent of the used points may be added for earlier ones. */
    private static final double FAR = 0.5;

    /** The part with the points that the line was fitted to. */
    static LineRange ofUsed(FitSheet.Line line) {
        LineRange used = new LineRange(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        for (int point = line.firstUsed(); point < line.x().size(); point++) used = used.with(line, point);
        return used;
    }

    static LineRange of(FitSheet.Line line) {
        LineRange used = ofUsed(line);
        double width = FAR * (used.mostX - Math.min(0, used.leastX));
        double height = FAR * (used.mostY - Math.min(0, used.leastY));
        LineRange all = used;
        for (int point = 0; point < line.firstUsed() && point < line.x().size(); point++) {
            double x = line.x().get(point);
            double y = line.y().get(point);
            boolean near = x >= Math.min(0, used.leastX) - width
                    && x <= used.mostX + width
                    && y >= Math.min(0, used.leastY) - height
                    && y <= used.mostY + height;
            if (near) all = all.with(line, point);
        }
        return all;
    }

    private LineRange with(FitSheet.Line line, int point) {
        double x = line.x().get(point);
        double y = line.y().get(point);
        if (!Double.isFinite(x) || !Double.isFinite(y)) return this;
        if (Double.isNaN(leastX)) return new LineRange(x, x, y, y);
        return new LineRange(Math.min(leastX, x), Math.max(mostX, x), Math.min(leastY, y), Math.max(mostY, y));
    }

    /** The ends of the line over this part of the plot, cut where it leaves the plot; empty if it does not cross it. */
    Optional<List<Double>> over(FitSheet.Line line, Axis x, Axis y) {
        return cut(line, Math.max(x.low(), leastX), Math.min(x.high(), mostX), y);
    }

    /** The ends of the line where it leaves the plot; empty if it does not cross it. */
    static Optional<List<Double>> across(FitSheet.Line line, Axis x, Axis y) {
        return cut(line, x.low(), x.high(), y);
    }

    private static Optional<List<Double>> cut(FitSheet.Line line, double left, double right, Axis y) {
        double from = left;
        double to = right;
        if (line.slope() != 0) {
            double one = (y.low() - line.intercept()) / line.slope();
            double other = (y.high() - line.intercept()) / line.slope();
            from = Math.max(from, Math.min(one, other));
            to = Math.min(to, Math.max(one, other));
        }
        return to > from ? Optional.of(List.of(from, to)) : Optional.empty();
    }

    /** The line at these places. */
    static List<Double> heights(FitSheet.Line line, List<Double> places) {
        return places.stream()
                .map(place -> line.intercept() + line.slope() * place)
                .toList();
    }
}
