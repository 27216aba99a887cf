package org.petline.kinetics;

/**
 * The input convolved with exp(-k t), and its derivative by k, in each frame, in closed form.
 *
 * <p>y(t) = integral of C(s) exp(-k (t - s)) ds, summed piece by piece with {@link PhiFunctions}; exact for the
 * piecewise polynomial input, and without cancellation for any k from 0.
 */
public final class Convolution {
    private static final double[] FACTORIAL = {1, 1, 2, 6};

    /** Pieces whose lengths differ by less, relatively, share their exponentials: samples of blood come every second. */
    private static final double SAME_LENGTH = 1e-13;

    private final double[] curve;
    private final double[] slope;

    private Convolution(double[] curve, double[] slope) {
        this.curve = curve;
        this.slope = slope;
    }

    /** The convolution of an input in its frames; k in 1/min, not negative. */
    public static Convolution of(InputCurve input, double k) {
        int pieces = input.pieces();
        boolean average = input.prediction() == Prediction.FRAME_AVERAGE;
        double[] curve = new double[pieces];
        double[] slope = new double[pieces];
        double[] phi = new double[PhiFunctions.HIGHEST + 1];
        double length = Double.NaN;
        double y = 0;
        double dy = 0;
        for (int p = 0; p < pieces; p++) {
            double h = input.length(p);
            double[] c = input.coefficients(p);
            if (!(Math.abs(h - length) <= SAME_LENGTH * h)) {
                PhiFunctions.at(-k * h, phi);
                length = h;
            }
            if (average) {
                curve[p] = average(c, h, phi, y);
                slope[p] = averageSlope(c, h, phi, y, dy);
            }
            double next = end(c, h, phi, y);
            dy = endSlope(c, h, phi, y, dy);
            y = next;
            if (!average) {
                curve[p] = y;
                slope[p] = dy;
            }
        }
        return new Convolution(input.toFrames(curve), input.toFrames(slope));
    }

    /** [frame] activity x min: 0 before the input begins, NaN after it ends. */
    public double[] curve() {
        return curve;
    }

    /** [frame] the derivative by k, activity x min^2. */
    public double[] slope() {
        return slope;
    }

    private static double end(double[] c, double h, double[] phi, double y) {
        double sum = y * phi[0];
        double power = h;
        for (int m = 0; m < c.length; m++, power *= h) sum += c[m] * FACTORIAL[m] * power * phi[m + 1];
        return sum;
    }

    private static double endSlope(double[] c, double h, double[] phi, double y, double dy) {
        double sum = (dy - h * y) * phi[0];
        double power = h * h;
        for (int m = 0; m < c.length; m++, power *= h) {
            sum -= c[m] * FACTORIAL[m] * power * PhiFunctions.slope(phi, m + 1);
        }
        return sum;
    }

    private static double average(double[] c, double h, double[] phi, double y) {
        double sum = y * phi[1];
        double power = h;
        for (int m = 0; m < c.length; m++, power *= h) sum += c[m] * FACTORIAL[m] * power * phi[m + 2];
        return sum;
    }

    private static double averageSlope(double[] c, double h, double[] phi, double y, double dy) {
        double sum = dy * phi[1] - y * h * PhiFunctions.slope(phi, 1);
        double power = h * h;
        for (int m = 0; m < c.length; m++, power *= h) {
            sum -= c[m] * FACTORIAL[m] * power * PhiFunctions.slope(phi, m + 2);
        }
        return sum;
    }
}
