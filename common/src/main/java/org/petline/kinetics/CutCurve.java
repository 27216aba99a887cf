package org.petline.kinetics;

import java.util.Arrays;

/**
 * A sampled curve cut into cubic pieces at its samples and at given times. Owns its arrays; handed to the room only.
 *
 * @param lengths [piece] minutes
 * @param knots [piece + 1] minutes from TimeZero
 * @param coefficients [piece][power] in minutes from the piece's start
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record CutCurve(double[] lengths, double[] knots, double[][] coefficients) {
    /** Cuts nearer than this to a sample are the sample: a microsecond. */
    private static final double SAME_MINUTES = 1e-6 / 60;

    static CutCurve of(SampledCurve curve, double[] cuts) {
        int most = curve.samples() + cuts.length + 2;
        double[] knots = new double[most];
        double[][] coefficients = new double[most][];
        int count = 0;
        int cut = 0;
        for (; cut < cuts.length && cuts[cut] < curve.arrivalMinutes() - SAME_MINUTES; cut++) {
            knots[count] = cuts[cut];
            coefficients[count++] = new double[4];
        }
        for (int sample = 0; sample + 1 < curve.samples(); sample++) {
            double[] cubic = curve.cubic(sample);
            double from = curve.minutes(sample);
            double to = curve.minutes(sample + 1);
            knots[count] = from;
            coefficients[count++] = cubic;
            for (; cut < cuts.length && cuts[cut] < to - SAME_MINUTES; cut++) {
                if (cuts[cut] <= from + SAME_MINUTES) continue;
                knots[count] = cuts[cut];
                coefficients[count++] = shifted(cubic, cuts[cut] - from);
            }
        }
        double end = curve.endMinutes();
        if (curve.heldUntilMinutes() > end + SAME_MINUTES) {
            double[] held = {curve.lastValue(), 0, 0, 0};
            knots[count] = end;
            coefficients[count++] = held;
            for (; cut < cuts.length && cuts[cut] < curve.heldUntilMinutes() - SAME_MINUTES; cut++) {
                if (cuts[cut] <= end + SAME_MINUTES) continue;
                knots[count] = cuts[cut];
                coefficients[count++] = held.clone();
            }
            end = curve.heldUntilMinutes();
        }
        knots[count] = end;
        double[] lengths = new double[count];
        for (int p = 0; p < count; p++) lengths[p] = knots[p + 1] - knots[p];
        return new CutCurve(lengths, Arrays.copyOf(knots, count + 1), Arrays.copyOf(coefficients, count));
    }

    private static double[] shifted(double[] c, double by) {
        return new double[] {
            c[0] + by * (c[1] + by * (c[2] + by * c[3])),
            c[1] + by * (2 * c[2] + 3 * by * c[3]),
            c[2] + 3 * by * c[3],
            c[3]
        };
    }

    double startMinutes() {
        return knots[0];
    }

    double endMinutes() {
        return knots[knots.length - 1];
    }

    /** The piece that starts at a time at which the curve was cut. */
    int pieceThatStartsAt(double minutes) {
        return nearestKnot(minutes);
    }

    /** The piece that ends at a time at which the curve was cut. */
    int pieceThatEndsAt(double minutes) {
        return nearestKnot(minutes) - 1;
    }

    private int nearestKnot(double minutes) {
        int found = Arrays.binarySearch(knots, minutes);
        if (found >= 0) return found;
        int right = -found - 1;
        if (right == 0) return 0;
        if (right == knots.length) return knots.length - 1;
        return minutes - knots[right - 1] <= knots[right] - minutes ? right - 1 : right;
    }
}
