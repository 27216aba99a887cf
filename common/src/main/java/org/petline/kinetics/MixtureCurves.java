package org.petline.kinetics;

import java.util.List;
import org.petline.linear.Vectors;

/** The curves that a {@link Mixture} is made of, over one input: the fixed ones, and the input convolved on the grid. */
final class MixtureCurves {
    /** Relative step of the differences by which coefficients, which are plain numbers, are differentiated. */
    private static final double STEP = 1e-6;

    private final Mixture mixture;
    private final InputCurve drive;
    private final double[][] fixed;
    private final double[][] onGrid;

    /**
     * The curves over one input.
     *
     * @param drive what is convolved
     * @param fixed [curve][frame]
     */
    MixtureCurves(Mixture mixture, InputCurve drive, double[]... fixed) {
        this(mixture, drive, fixed, onGrid(mixture, drive));
    }

    private MixtureCurves(Mixture mixture, InputCurve drive, double[][] fixed, double[][] onGrid) {
        this.mixture = mixture;
        this.drive = drive;
        this.fixed = fixed;
        this.onGrid = onGrid;
    }

    private static double[][] onGrid(Mixture mixture, InputCurve drive) {
        List<SearchRange> ranges = mixture.ranges();
        for (int rate = 1; rate < mixture.rates(); rate++) {
            if (!ranges.get(rate).equals(ranges.get(0))) {
                throw new IllegalArgumentException("rates are searched over one range, not " + ranges);
            }
        }
        double[] grid = ranges.get(0).grid();
        double[][] curves = new double[grid.length][];
        for (int g = 0; g < grid.length; g++)
            curves[g] = Convolution.of(drive, grid[g]).curve();
        return curves;
    }

    /** The same curves for another mixture of them, over the same ranges. */
    MixtureCurves of(Mixture other) {
        if (!other.ranges().equals(mixture.ranges())) throw new IllegalArgumentException("other ranges");
        return new MixtureCurves(other, drive, fixed, onGrid);
    }

    /** The same mixture of other curves, of which only predictions can be asked. */
    MixtureCurves drivenBy(InputCurve other, double[]... otherFixed) {
        return new MixtureCurves(mixture, other, otherFixed, null);
    }

    /** [curve][frame] */
    double[][] fixed() {
        return fixed;
    }

    /** [grid point][frame] the input convolved with exp(-rate t) at the grid's rates. */
    double[][] onGrid() {
        return onGrid;
    }

    /** The columns at a point, with their slopes, times the roots of the weights. */
    MixturePoint at(double[] theta, UsedFrames used) {
        int columns = mixture.columns();
        int count = fixed.length + mixture.rates();
        double[][] curves = new double[count][];
        double[][] slopes = new double[mixture.rates()][];
        for (int c = 0; c < fixed.length; c++) curves[c] = used.rooted(fixed[c]);
        for (int rate = 0; rate < mixture.rates(); rate++) {
            Convolution convolution = Convolution.of(drive, theta[rate]);
            curves[fixed.length + rate] = used.rooted(convolution.curve());
            slopes[rate] = used.rooted(convolution.slope());
        }
        double[][] mixing = new double[columns + 1][count];
        mixture.mix(theta, mixing);
        double[][] sums = new double[columns + 1][];
        for (int column = 0; column <= columns; column++) sums[column] = sum(mixing[column], curves, used.count());
        double[][][] sumSlopes = new double[theta.length][columns + 1][];
        for (int p = 0; p < theta.length; p++) {
            double[][] mixingSlope = mixingSlope(theta, p, count);
            for (int column = 0; column <= columns; column++) {
                double[] slope = sum(mixingSlope[column], curves, used.count());
                if (p < mixture.rates()) Vectors.add(mixing[column][fixed.length + p], slopes[p], slope);
                sumSlopes[p][column] = slope;
            }
        }
        return new MixturePoint(theta, sums, sumSlopes);
    }

    /** The model's curve over all frames: [frame]. */
    double[] predicted(double[] theta, double[] amplitudes) {
        int count = fixed.length + mixture.rates();
        double[][] mixing = new double[mixture.columns() + 1][count];
        mixture.mix(theta, mixing);
        double[] out = new double[drive.frames().length];
        for (int curve = 0; curve < count; curve++) {
            double factor = mixing[mixture.columns()][curve];
            for (int column = 0; column < mixture.columns(); column++)
                factor += amplitudes[column] * mixing[column][curve];
            if (factor == 0) continue;
            double[] values = curve < fixed.length
                    ? fixed[curve]
                    : Convolution.of(drive, theta[curve - fixed.length]).curve();
            Vectors.add(factor, values, out);
        }
        return out;
    }

    private double[][] mixingSlope(double[] theta, int parameter, int count) {
        double step = STEP * theta[parameter];
        double[] above = theta.clone();
        double[] below = theta.clone();
        above[parameter] += step;
        below[parameter] -= step;
        double[][] up = new double[mixture.columns() + 1][count];
        double[][] down = new double[mixture.columns() + 1][count];
        mixture.mix(above, up);
        mixture.mix(below, down);
        for (int column = 0; column < up.length; column++) {
            for (int curve = 0; curve < count; curve++) {
                up[column][curve] = (up[column][curve] - down[column][curve]) / (above[parameter] - below[parameter]);
            }
        }
        return up;
    }

    private static double[] sum(double[] factors, double[][] curves, int length) {
        double[] out = new double[length];
        for (int c = 0; c < factors.length; c++) {
            if (factors[c] != 0) Vectors.add(factors[c], curves[c], out);
        }
        return out;
    }
}
