package org.petline.blood;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Times between which straight lines do for some curves: those given, and between them as many as it takes.
 *
 * <p>An interval is halved as long as a curve, looked at in its quarters, is off the line by more than half of the
 * tolerance, which leaves the other half for what lies between.
 */
final class DenseTimes {
    /** Of the curve's peak. */
    static final double TOLERANCE = 1e-4;

    /** Shorter intervals mean nothing for samples that are drawn over a second. */
    private static final double SHORTEST_MINUTES = 0.05 / 60;

    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

    private final List<Curve> curves = new ArrayList<>();

    private record Curve(DoubleUnaryOperator at, double allowed) {}

    /** Adds a curve and its peak. */
    DenseTimes follow(DoubleUnaryOperator curve, double peak) {
        curves.add(new Curve(curve, TOLERANCE / 2 * Math.abs(peak)));
        return this;
    }

    /** Increasing times that hold all the given ones. */
    double[] between(SortedSet<Double> given) {
        List<Double> times = new ArrayList<>();
        double last = given.first();
        times.add(last);
        for (double next : given.tailSet(Math.nextUp(last))) {
            halve(last, next, times);
            last = next;
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void halve(double from, double to, List<Double> times) {
        if (to - from > SHORTEST_MINUTES && isCurved(from, to)) {
            double middle = from + (to - from) / 2;
            halve(from, middle, times);
            halve(middle, to, times);
        } else {
            times.add(to);
        }
    }

    private boolean isCurved(double from, double to) {
        for (Curve curve : curves) {
            double start = curve.at().applyAsDouble(from);
            double rise = curve.at().applyAsDouble(to) - start;
            for (double quarter : QUARTERS) {
                double off = curve.at().applyAsDouble(from + quarter * (to - from)) - (start + quarter * rise);
                if (Math.abs(off) > curve.allowed()) return true;
            }
        }
        return false;
    }
}
