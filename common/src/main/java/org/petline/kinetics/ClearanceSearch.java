package org.petline.kinetics;

import java.util.EnumSet;
import java.util.Set;

/**
 * The k2a with the smallest residual sum of squares: over a grid, then to machine precision between its neighbours.
 *
 * <p>Only curves with positive R1 and k2 compete. At the solution the derivative of the residual sum of squares by k2a
 * is 0: by Golub and Pereyra it is -2 theta times the residuals' product with the derivative of the convolution, as the
 * amplitudes are optimal themselves. Its root is found by bisection and false position (Illinois).
 */
final class ClearanceSearch {
    /** The search halves or better every other step; 52 halvings leave one ulp. */
    private static final int MOST_STEPS = 200;

    private static final double RELATIVE_TOLERANCE = 4e-16;

    /**
     * F of three parameters against the reference times a number, per mille level with 30 degrees of freedom. Not 5 %:
     * searching k2a makes the ratio of a degenerate target larger than F says.
     */
    private static final double SEPARATION = 8.8;

    /** A gain below this share of the curve's square is rounding, also when there is no noise. */
    private static final double ROUNDING = 1e-18;

    private final InputCurve input;
    private final double[] grid;
    private final double[][] basis;

    /** A search for one input; the arrays are the model's own and only read. */
    ClearanceSearch(InputCurve input, double[] grid, double[][] basis) {
        this.input = input;
        this.grid = grid;
        this.basis = basis;
    }

    /** Where the search ended. */
    record Found(double k2a, TwoCurves mixture, Set<FitFlag> flags) {}

    private record Point(double k2a, TwoCurves mixture, double slope) {
        boolean isPhysical() {
            return mixture.first() > 0 && mixture.second() + mixture.first() * k2a > 0;
        }
    }

    /**
     * The best fit to the used frames.
     *
     * @param referenceFrames [used] the reference in these frames
     */
    Found best(UsedFrames used, double[] referenceFrames) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < grid.length; g++) {
            TwoCurves mixture = TwoCurves.of(used.measured(), used.weights(), referenceFrames, used.of(basis[g]));
            boolean physical = mixture.first() > 0 && mixture.second() + mixture.first() * grid[g] > 0;
            if (physical && mixture.wrss() < least) {
                least = mixture.wrss();
                best = g;
            }
        }
        EnumSet<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (best < 0) {
            flags.add(FitFlag.AT_BOUND);
            int middle = grid.length / 2;
            return new Found(
                    grid[middle], at(grid[middle], used, referenceFrames).mixture(), flags);
        }
        Point point = refined(best, used, referenceFrames, flags);
        if (isDegenerate(used, referenceFrames, point.mixture().wrss())) {
            flags.add(FitFlag.DEGENERATE);
            flags.remove(FitFlag.AT_BOUND);
        }
        return new Found(point.k2a(), point.mixture(), flags);
    }

    private Point refined(int best, UsedFrames used, double[] referenceFrames, Set<FitFlag> flags) {
        Point centre = at(grid[best], used, referenceFrames);
        boolean descendsUpwards = centre.slope() < 0;
        int neighbour = descendsUpwards ? best + 1 : best - 1;
        if (neighbour < 0 || neighbour >= grid.length) {
            flags.add(FitFlag.AT_BOUND);
            return centre;
        }
        Point beside = at(grid[neighbour], used, referenceFrames);
        if (beside.slope() < 0 == descendsUpwards) {
            // The sum falls on to a neighbour that is no candidate: R1 or k2 reach 0 in between.
            flags.add(FitFlag.AT_BOUND);
            return centre;
        }
        Point root = root(centre, beside, used, referenceFrames, flags);
        if (root.isPhysical()) return root;
        flags.add(FitFlag.AT_BOUND);
        return centre;
    }

    private Point root(Point from, Point to, UsedFrames used, double[] referenceFrames, Set<FitFlag> flags) {
        Point a = from;
        Point b = to;
        double slopeA = a.slope();
        double slopeB = b.slope();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (Math.abs(b.k2a() - a.k2a()) <= RELATIVE_TOLERANCE * b.k2a() || slopeB == 0) return b;
            double k2a = step % 3 == 2
                    ? 0.5 * (a.k2a() + b.k2a())
                    : b.k2a() - slopeB * (b.k2a() - a.k2a()) / (slopeB - slopeA);
            if (!(k2a > Math.min(a.k2a(), b.k2a()) && k2a < Math.max(a.k2a(), b.k2a()))) {
                k2a = 0.5 * (a.k2a() + b.k2a());
                if (k2a == a.k2a() || k2a == b.k2a()) return b;
            }
            Point next = at(k2a, used, referenceFrames);
            if (next.slope() < 0 == slopeB < 0) {
                slopeA /= 2;
            } else {
                a = b;
                slopeA = slopeB;
            }
            b = next;
            slopeB = next.slope();
        }
        flags.add(FitFlag.NOT_CONVERGED);
        return b;
    }

    private Point at(double k2a, UsedFrames used, double[] referenceFrames) {
        Convolution convolution = Convolution.of(input, k2a);
        double[] curve = used.of(convolution.curve());
        double[] slope = used.of(convolution.slope());
        TwoCurves mixture = TwoCurves.of(used.measured(), used.weights(), referenceFrames, curve);
        double sum = 0;
        for (int i = 0; i < curve.length; i++) {
            double residual = used.measured()[i] - mixture.first() * referenceFrames[i] - mixture.second() * curve[i];
            sum += used.weights()[i] * residual * slope[i];
        }
        return new Point(k2a, mixture, -2 * mixture.second() * sum);
    }

    /** Whether the reference times a number is as good within noise. */
    private static boolean isDegenerate(UsedFrames used, double[] referenceFrames, double wrss) {
        double rr = 0;
        double rm = 0;
        double mm = 0;
        for (int i = 0; i < referenceFrames.length; i++) {
            double w = used.weights()[i];
            rr += w * referenceFrames[i] * referenceFrames[i];
            rm += w * referenceFrames[i] * used.measured()[i];
            mm += w * used.measured()[i] * used.measured()[i];
        }
        double alone = 0;
        for (int i = 0; i < referenceFrames.length; i++) {
            double residual = used.measured()[i] - rm / rr * referenceFrames[i];
            alone += used.weights()[i] * residual * residual;
        }
        double gain = alone - wrss;
        int freedom = used.count() - 3;
        return gain <= ROUNDING * mm || gain / 2 <= SEPARATION * wrss / freedom;
    }
}
