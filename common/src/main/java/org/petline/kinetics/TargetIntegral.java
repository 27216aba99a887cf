package org.petline.kinetics;

import org.petline.FrameTimes;

/**
 * The running integral of a target's curve, read in each frame, as a matrix on the target's frame values.
 *
 * <p>The curve is rebuilt from its frame averages as a reference's is ({@link HistoSpline}), beginning with the input, so
 * that integrals up to frames' edges are the measured ones; the average of the integral over a frame follows in closed
 * form. All of that is linear in the frame values, which is why noise can be carried through it exactly. For mid-frame
 * predictions it is the trapezoidal rule between the frames' middles.
 */
public final class TargetIntegral {
    private final KnownSpan span;
    private final double[][] once;
    private final double[][] twice;

    private TargetIntegral(KnownSpan span, double[][] once, double[][] twice) {
        this.span = span;
        this.once = once;
        this.twice = twice;
    }

    /** The matrices for targets of an input. */
    public static TargetIntegral of(Input input, InputCurve curve) {
        FrameTimes times = input.times();
        int n = times.count();
        int first = 0;
        while (first < n && !curve.covers(first)) first++;
        int last = n - 1;
        while (last >= first && !curve.covers(last)) last--;
        KnownSpan span = new KnownSpan(first, last);
        double[][] once = new double[n][n];
        double[][] twice = new double[n][n];
        for (int frame = first; frame <= last; frame++) {
            double[] one = new double[n];
            one[frame] = 1;
            Convolution unit = Convolution.of(InputCurve.of(Tac.of(times, one), span, curve.prediction()), 0);
            for (int row = first; row <= last; row++) {
                once[row][frame] = unit.curve()[row];
                twice[row][frame] = -unit.slope()[row];
            }
        }
        return new TargetIntegral(span, once, twice);
    }

    /** The frames over which the integral is known. */
    public KnownSpan span() {
        return span;
    }

    /** [frame][frame] the integral from the values; an array of the room's, only to read. */
    public double[][] once() {
        return once;
    }

    /** [frame][frame] the integral of the integral. */
    double[][] twice() {
        return twice;
    }
}
