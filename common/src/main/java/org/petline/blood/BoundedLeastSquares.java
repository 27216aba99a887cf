package org.petline.blood;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.petline.linear.Vectors;

/**
 * The smallest sum of squares within a box, from one start: Levenberg-Marquardt steps in the parameters that are not held
 * at a limit, cut off at the limits (gradient projection; Bertsekas 1982, SIAM J Control Optim 20, 221).
 *
 * <p>Hipparchus' own optimizer knows no limits: cutting its steps off in a validator makes it stop beside the minimum
 * where one lies at a limit, as shares of 0 do.
 */
final class BoundedLeastSquares {
    private static final int MOST_STEPS = 300;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e12;
    private static final double LEAST_DAMPING = 1e-14;

    /** Central differences lose the fewest digits near the cube root of the machine's precision. */
    private static final double DIFFERENCE = 6e-6;

    private static final double NO_EFFECT = 1e-12;

    /** A fall of the sum by less than this share is the end; an AIC moves by as little. */
    private static final double STANDSTILL = 1e-10;

    private final Residuals residuals;
    private final double[] low;
    private final double[] high;

    /** Residuals of a model, each already times the root of its weight. */
    @FunctionalInterface
    interface Residuals {
        double[] at(double[] parameters);
    }

    BoundedLeastSquares(Residuals residuals, double[] low, double[] high) {
        this.residuals = residuals;
        this.low = low.clone();
        this.high = high.clone();
    }

    double[] minimise(double[] start) {
        double[] x = start.clone();
        double[] r = residuals.at(x);
        double sum = Vectors.square(r);
        double damping = FIRST_DAMPING;
        boolean falling = true;
        for (int step = 0; step < MOST_STEPS && damping < MOST_DAMPING && falling && sum > 0; step++) {
            double[][] jacobian = jacobian(x);
            double[] gradient = gradient(jacobian, r);
            int[] free = free(x, gradient);
            if (free.length == 0 || Vectors.square(gradient) == 0) break;
            boolean better = false;
            while (!better && damping < MOST_DAMPING) {
                double[] next = stepped(x, jacobian, gradient, free, damping);
                double[] nextResiduals = residuals.at(next);
                double nextSum = Vectors.square(nextResiduals);
                better = nextSum < sum;
                if (better) {
                    falling = sum - nextSum > STANDSTILL * sum;
                    x = next;
                    r = nextResiduals;
                    sum = nextSum;
                    damping = Math.max(LEAST_DAMPING, damping / 5);
                } else {
                    damping *= 4;
                }
            }
        }
        return x;
    }

    /** [parameter][residual] */
    private double[][] jacobian(double[] x) {
        double[][] jacobian = new double[x.length][];
        for (int p = 0; p < x.length; p++) {
            double step = DIFFERENCE * Math.max(1, Math.abs(x[p]));
            double[] up = x.clone();
            double[] down = x.clone();
            up[p] = Math.min(high[p], x[p] + step);
            down[p] = Math.max(low[p], x[p] - step);
            double[] above = residuals.at(up);
            double[] below = residuals.at(down);
            jacobian[p] = new double[above.length];
            for (int i = 0; i < above.length; i++) jacobian[p][i] = (above[i] - below[i]) / (up[p] - down[p]);
        }
        return jacobian;
    }

    private static double[] gradient(double[][] jacobian, double[] r) {
        double[] gradient = new double[jacobian.length];
        for (int p = 0; p < gradient.length; p++) gradient[p] = Vectors.dot(jacobian[p], r);
        return gradient;
    }

    /** Parameters that are not at a limit over which the sum would fall. */
    private int[] free(double[] x, double[] gradient) {
        int[] free = new int[x.length];
        int count = 0;
        for (int p = 0; p < x.length; p++) {
            boolean held = (x[p] <= low[p] && gradient[p] >= 0) || (x[p] >= high[p] && gradient[p] <= 0);
            if (!held) free[count++] = p;
        }
        return Arrays.copyOf(free, count);
    }

    private double[] stepped(double[] x, double[][] jacobian, double[] gradient, int[] free, double damping) {
        double[][] normal = new double[free.length][free.length];
        double[] right = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) normal[a][b] = Vectors.dot(jacobian[free[a]], jacobian[free[b]]);
            right[a] = -gradient[free[a]];
        }
        double largest = 0;
        for (int a = 0; a < free.length; a++) largest = Math.max(largest, normal[a][a]);
        // The small term gives a parameter without any effect a step of zero, where the matrix would be singular.
        for (int a = 0; a < free.length; a++) normal[a][a] = normal[a][a] * (1 + damping) + NO_EFFECT * largest;
        double[] step = new QRDecomposition(new Array2DRowRealMatrix(normal, false), 0)
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
        double[] next = x.clone();
        for (int a = 0; a < free.length; a++) {
            int p = free[a];
            next[p] = Math.max(low[p], Math.min(high[p], x[p] + step[a]));
        }
        return next;
    }
}
