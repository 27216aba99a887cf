package org.petline.registration;

/**
 * A piecewise cubic through points that rises where they rise and falls where they fall.
 *
 * <p>Fritsch and Butland's slopes (SIAM J Sci Stat Comput 5:300, 1984): the weighted harmonic mean of the neighbouring
 * chords, zero where they disagree in sign.
 */
final class MonotoneSpline {
    private final double[] x;
    private final double[] y;
    private final double[] slope;
    private final int count;

    /** Through the first {@code count} points, x increasing; at least two. */
    MonotoneSpline(double[] x, double[] y, int count) {
        this.x = x;
        this.y = y;
        this.count = count;
        slope = new double[count];
        for (int p = 1; p < count - 1; p++) slope[p] = innerSlope(p);
        slope[0] = chord(0);
        slope[count - 1] = chord(count - 2);
        if (count > 2) {
            slope[0] = endSlope(chord(0), slope[1]);
            slope[count - 1] = endSlope(chord(count - 2), slope[count - 2]);
        }
    }

    private double chord(int p) {
        return (y[p + 1] - y[p]) / (x[p + 1] - x[p]);
    }

    private double innerSlope(int p) {
        double left = chord(p - 1);
        double right = chord(p);
        if (left * right <= 0) return 0;
        double h0 = x[p] - x[p - 1];
        double h1 = x[p + 1] - x[p];
        double w0 = 2 * h1 + h0;
        double w1 = h1 + 2 * h0;
        return (w0 + w1) / (w0 / left + w1 / right);
    }

    private static double endSlope(double chord, double inner) {
        double slope = 1.5 * chord - 0.5 * inner;
        return slope * chord <= 0 ? 0 : slope;
    }

    private int cell(double at) {
        int low = 0;
        int high = count - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= at) low = middle;
            else high = middle;
        }
        return low;
    }

    double at(double place) {
        double inside = Math.max(x[0], Math.min(x[count - 1], place));
        int c = cell(inside);
        double h = x[c + 1] - x[c];
        double t = (inside - x[c]) / h;
        double s = 1 - t;
        return y[c] * (1 + 2 * t) * s * s
                + y[c + 1] * t * t * (3 - 2 * t)
                + h * t * s * (slope[c] * s - slope[c + 1] * t);
    }

    double slopeAt(double place) {
        double inside = Math.max(x[0], Math.min(x[count - 1], place));
        int c = cell(inside);
        double h = x[c + 1] - x[c];
        double t = (inside - x[c]) / h;
        return 6 * t * (1 - t) * (y[c + 1] - y[c]) / h
                + slope[c] * (1 - t) * (1 - 3 * t)
                + slope[c + 1] * t * (3 * t - 2);
    }
}
