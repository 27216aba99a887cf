package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.petline.linear.NonNegativeLeastSquares;
import org.petline.linear.SmallSystem;
import org.petline.linear.Vectors;

/**
 * The theta with the smallest weighted residual sum of squares of a {@link Mixture}: over a grid, then to machine
 * precision from each of the grid's best local minima.
 *
 * <p>On the grid sums of squares come from the curves' products alone (Gram matrices). The refinement is a Levenberg and
 * Marquardt iteration on the projected residuals with Kaufman's Jacobian (1975), in the logarithms of theta, within the
 * ranges. There are no start values: the grid is the start.
 */
final class VariableProjection {
    private static final int MOST_STARTS = 6;

    /** Every start goes this far; then only the best go on to the end. */
    private static final int TRIAL_STEPS = 12;

    private static final int FINALISTS = 2;
    private static final int MOST_STEPS = 300;

    /** In the logarithm of theta: below, the sum of squares changes by less than its rounding. */
    private static final double STEP_TOLERANCE = 1e-9;

    /** Of the promised fall of the sum of squares: above it damping falls, below the other it grows (Marquardt 1963). */
    private static final double MUCH = 0.75;

    private static final double LITTLE = 0.25;

    private static final double SMALLEST_DAMPING = 1e-15;
    private static final double LARGEST_DAMPING = 1e12;

    /** Residuals below this share of the measured curve are rounding: there is nothing left to find. */
    private static final double ROUNDING = 1e-12;

    private final Mixture mixture;
    private final MixtureCurves curves;
    private final MixtureGrid grid;
    private final double[] lows;
    private final double[] highs;

    VariableProjection(Mixture mixture, MixtureCurves curves) {
        this.mixture = mixture;
        this.curves = curves;
        this.grid = new MixtureGrid(mixture, curves);
        this.lows = mixture.ranges().stream()
                .mapToDouble(range -> StrictMath.log(range.lowest()))
                .toArray();
        this.highs = mixture.ranges().stream()
                .mapToDouble(range -> StrictMath.log(range.highest()))
                .toArray();
    }

    /** The best fit to the used frames. */
    Optimum best(UsedFrames used) {
        double[] measured = used.rootedMeasured();
        List<Descent> descents = new ArrayList<>();
        for (double[] start : grid.localMinima(used, MOST_STARTS)) {
            Descent descent = new Descent(start, used, measured);
            descent.run(TRIAL_STEPS);
            descents.add(descent);
        }
        if (descents.isEmpty()) throw new IllegalStateException("no valid point in " + mixture.ranges());
        descents.sort(Comparator.comparingDouble(Descent::wrss));
        for (Descent descent : descents.subList(0, Math.min(FINALISTS, descents.size()))) descent.run(MOST_STEPS);
        descents.sort(Comparator.comparingDouble(Descent::wrss));
        return descents.get(0).end();
    }

    /** The best amplitudes at one theta. */
    double[] amplitudes(double[] theta, UsedFrames used) {
        MixturePoint point = curves.at(theta, used);
        return NonNegativeLeastSquares.of(point.columns(), point.less(used.rootedMeasured()))
                .amplitudes();
    }

    /** One way down from a start; Levenberg and Marquardt's damping goes on where it stopped. */
    private final class Descent {
        private final UsedFrames used;
        private final double[] measured;
        private final double nothing;
        private double[] logs;
        private MixturePoint point;
        private NonNegativeLeastSquares linear;
        private double damping = 1e-3;
        private boolean ended;

        private Descent(double[] start, UsedFrames used, double[] measured) {
            this.used = used;
            this.measured = measured;
            this.nothing = ROUNDING * ROUNDING * Vectors.square(measured);
            this.logs = Arrays.stream(start).map(StrictMath::log).toArray();
            this.point = curves.at(start, used);
            this.linear = NonNegativeLeastSquares.of(point.columns(), point.less(measured));
        }

        double wrss() {
            return linear.sumOfSquares();
        }

        void run(int steps) {
            for (int step = 0; step < steps && !ended; step++) step();
        }

        private void step() {
            double[][] jacobian = projected(point, linear);
            double[] residuals = linear.residuals();
            double[] move = move(jacobian, residuals, logs, damping);
            double[] next = new double[logs.length];
            double size = 0;
            for (int p = 0; p < next.length; p++) {
                next[p] = within(p, logs[p] + move[p]);
                size = Math.max(size, Math.abs(next[p] - logs[p]));
            }
            double before = linear.sumOfSquares();
            double promised = before - promised(jacobian, residuals, next);
            if (!isBetter(next)) {
                damping *= 10;
            } else {
                // A step that keeps little of its promise went too far, and the next would go as far back.
                double kept = (before - linear.sumOfSquares()) / promised;
                if (kept > MUCH) damping = Math.max(damping / 10, SMALLEST_DAMPING);
                else if (kept < LITTLE) damping *= 10;
            }
            ended = size < STEP_TOLERANCE || damping > LARGEST_DAMPING || linear.sumOfSquares() <= nothing;
        }

        /** The sum of squares at a point if residuals were straight. */
        private double promised(double[][] jacobian, double[] residuals, double[] next) {
            double sum = 0;
            for (int i = 0; i < residuals.length; i++) {
                double residual = residuals[i];
                for (int p = 0; p < next.length; p++) residual += jacobian[p][i] * (next[p] - logs[p]);
                sum += residual * residual;
            }
            return sum;
        }

        /** Goes to a point if it is better. */
        private boolean isBetter(double[] next) {
            double[] theta = Arrays.stream(next).map(StrictMath::exp).toArray();
            if (!mixture.isValid(theta)) return false;
            MixturePoint there = curves.at(theta, used);
            NonNegativeLeastSquares fit = NonNegativeLeastSquares.of(there.columns(), there.less(measured));
            if (!(fit.sumOfSquares() < linear.sumOfSquares())) return false;
            logs = next;
            point = there;
            linear = fit;
            return true;
        }

        Optimum end() {
            Optimum optimum = optimum(logs, point, linear);
            return ended ? optimum : optimum.unfinished();
        }
    }

    /** [parameter][frame] how the residuals change with the logarithm of theta once amplitudes follow. */
    private static double[][] projected(MixturePoint point, NonNegativeLeastSquares linear) {
        double[][] jacobian = new double[point.theta().length][];
        for (int p = 0; p < jacobian.length; p++) {
            jacobian[p] = point.slope(p, linear.amplitudes());
            linear.removeColumnsFrom(jacobian[p]);
            for (int i = 0; i < jacobian[p].length; i++) jacobian[p][i] *= -point.theta()[p];
        }
        return jacobian;
    }

    private double[] move(double[][] jacobian, double[] residuals, double[] logs, double damping) {
        int n = jacobian.length;
        double[][] normal = new double[n][n];
        double[] gradient = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) normal[a][b] = Vectors.dot(jacobian[a], jacobian[b]);
            gradient[a] = Vectors.dot(jacobian[a], residuals);
        }
        for (int a = 0; a < n; a++) {
            boolean leaves = (logs[a] <= lows[a] && gradient[a] > 0) || (logs[a] >= highs[a] && gradient[a] < 0);
            if (leaves || normal[a][a] == 0) {
                for (int b = 0; b < n; b++) normal[a][b] = normal[b][a] = 0;
                normal[a][a] = 1;
                gradient[a] = 0;
            }
            normal[a][a] *= 1 + damping;
            gradient[a] = -gradient[a];
        }
        return SmallSystem.solve(normal, gradient);
    }

    private double within(int parameter, double log) {
        return Math.max(lows[parameter], Math.min(highs[parameter], log));
    }

    private Optimum optimum(double[] logs, MixturePoint point, NonNegativeLeastSquares linear) {
        boolean[] inside = new boolean[logs.length];
        for (int p = 0; p < logs.length; p++) inside[p] = logs[p] > lows[p] && logs[p] < highs[p];
        List<double[]> jacobian = new ArrayList<>();
        double[] amplitudes = linear.amplitudes();
        for (int column = 0; column < amplitudes.length; column++) {
            jacobian.add(amplitudes[column] > 0 ? point.columns()[column] : null);
        }
        for (int p = 0; p < logs.length; p++) jacobian.add(inside[p] ? point.slope(p, amplitudes) : null);
        return new Optimum(point.theta(), amplitudes, inside, linear.sumOfSquares(), jacobian, true);
    }

    /**
     * Where the search ended.
     *
     * @param theta at the best point
     * @param amplitudes [column]
     * @param inside [parameter] whether theta is away from the ends of its range
     * @param jacobian amplitudes first, then theta: derivatives of the curve, [used], times the roots of the weights;
     *     null where the parameter is held by a bound
     * @param converged whether the search ended by itself
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
    record Optimum(
            double[] theta,
            double[] amplitudes,
            boolean[] inside,
            double wrss,
            List<double[]> jacobian,
            boolean converged) {
        Optimum unfinished() {
            return new Optimum(theta, amplitudes, inside, wrss, jacobian, false);
        }
    }
}
