package org.petline.kinetics;

/**
 * The reference convolved with exp(-k t), and its derivative by k, in each frame, in closed form.
 *
 * <p>y(t) = integral of C_R(s) exp(-k (t - s)) ds, summed piece by piece with {@link PhiFunctions}; exact for the
 * piecewise quadratic C_R, and without cancellation for any k from 0.
 */
final class Convolution {
    private static final double[] FACTORIAL = {1, 1, 2};

    private final double[] curve;
    private final double[] slope;

    private Convolution(double[] curve, double[] slope) {
        this.curve = curve;
        this.slope = slope;
    }

    /** The convolution of an input in its frames; k in 1/min, not negative. */
    static Convolution of(ReferenceInput input, Prediction prediction, double k) {
        int pieces = input.pieces();
        double[] curve = new double[pieces];
        double[] slope = new double[pieces];
        double[] phi = new double[PhiFunctions.HIGHEST + 1];
        double y = 0;
        double dy = 0;
        for (int p = 0; p < pieces; p++) {
            double h = input.length(p);
            if (prediction == Prediction.MID_FRAME) {
                PhiFunctions.at(-k * h / 2, phi);
                curve[p] = value(input, p, h / 2, phi, y);
                slope[p] = slope(input, p, h / 2, phi, y, dy);
                PhiFunctions.at(-k * h, phi);
            } else {
                PhiFunctions.at(-k * h, phi);
                curve[p] = average(input, p, h, phi, y);
                slope[p] = averageSlope(input, p, h, phi, y, dy);
            }
            double next = value(input, p, h, phi, y);
            dy = slope(input, p, h, phi, y, dy);
            y = next;
        }
        return new Convolution(toFrames(input, curve), toFrames(input, slope));
    }

    /** [frame] activity x min: 0 before the input begins, NaN after it ends. */
    double[] curve() {
        return curve;
    }

    /** [frame] the derivative by k, activity x min^2. */
    double[] slope() {
        return slope;
    }

    private static double value(ReferenceInput input, int piece, double u, double[] phi, double y) {
        double sum = y * phi[0];
        double power = u;
        for (int m = 0; m <= 2; m++, power *= u) {
            sum += input.coefficient(piece, m) * FACTORIAL[m] * power * phi[m + 1];
        }
        return sum;
    }

    private static double slope(ReferenceInput input, int piece, double u, double[] phi, double y, double dy) {
        double sum = (dy - u * y) * phi[0];
        double power = u * u;
        for (int m = 0; m <= 2; m++, power *= u) {
            sum -= input.coefficient(piece, m) * FACTORIAL[m] * power * PhiFunctions.slope(phi, m + 1);
        }
        return sum;
    }

    private static double average(ReferenceInput input, int piece, double h, double[] phi, double y) {
        double sum = y * phi[1];
        double power = h;
        for (int m = 0; m <= 2; m++, power *= h) {
            sum += input.coefficient(piece, m) * FACTORIAL[m] * power * phi[m + 2];
        }
        return sum;
    }

    private static double averageSlope(ReferenceInput input, int piece, double h, double[] phi, double y, double dy) {
        double sum = dy * phi[1] - y * h * PhiFunctions.slope(phi, 1);
        double power = h * h;
        for (int m = 0; m <= 2; m++, power *= h) {
            sum -= input.coefficient(piece, m) * FACTORIAL[m] * power * PhiFunctions.slope(phi, m + 2);
        }
        return sum;
    }

    private static double[] toFrames(ReferenceInput input, double[] ofPieces) {
        double[] out = new double[input.times().count()];
        for (int frame = 0; frame < out.length; frame++) {
            int piece = input.pieceOf(frame);
            out[frame] = piece < 0 ? input.beyond(frame) : ofPieces[piece];
        }
        return out;
    }
}
