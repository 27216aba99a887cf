package org.petline.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where numbers lie along one side of a plot, and which of them are written there.
 *
 * @param low number at {@code from}; {@code high} the number at {@code to}
 * @param from place in the drawing; {@code to} may lie before it (upward axes)
 * @param step distance between ticks
 */
public record Axis(double low, double high, double from, double to, double step) {
    /** An axis that covers these numbers, widened to whole steps where that costs little, with about so many ticks. */
    public static Axis covering(double least, double most, double from, double to, int ticks) {
        double low = Double.isFinite(least) ? least : 0;
        double high = Double.isFinite(most) ? most : 1;
        if (!(high > low)) {
            double room = Math.max(Math.abs(low) * 0.1, 0.5);
            low -= room;
            high += room;
        }
        double step = niceStep((high - low) / ticks);
        return new Axis(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, from, to, step);
    }

    /** An axis that ends exactly at these numbers. */
    public static Axis exactly(double low, double high, double from, double to, int ticks) {
        double end = high > low ? high : low + 1;
        return new Axis(low, end, from, to, niceStep((end - low) / ticks));
    }

    /** The step of 1, 2 or 5 times a power of ten that is nearest, as ratios go. */
    private static double niceStep(double raw) {
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double share = raw / decade;
        return decade * (share < Math.sqrt(2) ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10);
    }

    /** Place of a number in the drawing. */
    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Place of a number, put to the nearer end if it lies outside. */
    public double clamped(double value) {
        return at(Math.max(low, Math.min(high, value)));
    }

    /** Numbers to write, ascending. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        for (long n = first; n <= last; n++) ticks.add(n * step);
        return ticks;
    }

    /** A tick in words, with the decimals its step needs. */
    public String label(double tick) {
        int decimals = Math.max(0, (int) -Math.floor(StrictMath.log10(step) + 1e-9));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", tick);
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }
}
