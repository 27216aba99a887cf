package org.petline.registration;

import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.petline.geometry.Vector3;

/**
 * How far the head moved while a frame was taken.
 *
 * <p>A frame over which the head moved is the mean of what it saw at all places: about its mean place, half the spread
 * of places times the second derivatives of the image, to second order. No pose makes that pattern; its size is fitted
 * along the grid's three axes to what no blend of curves follows. Kinetics beyond the blends can imitate it: on a still
 * simulated head with little noise they reached 1.4 mm, so a significant spread alone proves nothing.
 *
 * @param millimetres root of the spread of places, summed over the axes; 0 if the fit is negative
 * @param significance the spread over its standard error, which is from the scatter of the fit between blocks
 */
record WithinFrameMotion(double millimetres, double significance) {
    private static final int AXES = 3;

    /** Of every frame of a series that has been fitted, [frame]. */
    static WithinFrameMotion[] of(SeriesFit fit) {
        return IntStream.range(0, fit.frames())
                .parallel()
                .mapToObj(frame -> of(fit, frame))
                .toArray(WithinFrameMotion[]::new);
    }

    private static WithinFrameMotion of(SeriesFit fit, int frame) {
        HeadPoints points = fit.points();
        Vector3 spacing = points.grid().spacingMm();
        double[] perSquare = {
            0.5 / (spacing.x() * spacing.x()), 0.5 / (spacing.y() * spacing.y()), 0.5 / (spacing.z() * spacing.z())
        };
        double left = 1 - fit.model().leverage(frame);
        double[][] normal = new double[AXES][AXES];
        double[][] scores = new double[points.blocks()][AXES];
        double[] bend = new double[AXES];
        double[] z = new double[fit.frames()];
        for (int block = 0; block < points.blocks(); block++) {
            for (int p = points.blockStart(block); p < points.blockStart(block + 1); p++) {
                double w = fit.weight(p);
                if (!(w > 0) || !bend(fit, p, frame, perSquare, bend)) continue;
                fit.residual(p, z);
                for (int a = 0; a < AXES; a++) {
                    scores[block][a] += w * left * bend[a] * z[frame];
                    for (int b = 0; b < AXES; b++) normal[a][b] += w * left * left * bend[a] * bend[b];
                }
            }
        }
        return fitted(normal, scores);
    }

    private static WithinFrameMotion fitted(double[][] normal, double[][] scores) {
        RealMatrix inverse = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .getInverse();
        double[] share = inverse.operate(new double[] {1, 1, 1});
        double spread = 0;
        for (double[] score : scores) for (int a = 0; a < AXES; a++) spread += share[a] * score[a];
        double variance = 0;
        for (double[] score : scores) {
            double pull = 0;
            for (int a = 0; a < AXES; a++) {
                pull += share[a] * score[a];
                for (int b = 0; b < AXES; b++) pull -= share[a] * normal[a][b] * spread / AXES / scores.length;
            }
            variance += pull * pull;
        }
        return new WithinFrameMotion(Math.sqrt(Math.max(0, spread)), variance > 0 ? spread / Math.sqrt(variance) : 0);
    }

    /** Half the second derivatives of a frame's likely image along the grid's axes, per mm2; false at a rim. */
    private static boolean bend(SeriesFit fit, int p, int frame, double[] perSquare, double[] out) {
        HeadPoints points = fit.points();
        double here = value(fit, p, frame);
        for (int axis = 0; axis < AXES; axis++) {
            int before = points.neighbour(p, 2 * axis);
            int after = points.neighbour(p, 2 * axis + 1);
            if (before < 0 || after < 0) return false;
            out[axis] = perSquare[axis] * (value(fit, before, frame) - 2 * here + value(fit, after, frame));
        }
        return !Double.isNaN(out[0] + out[1] + out[2]);
    }

    private static double value(SeriesFit fit, int p, int frame) {
        int curves = fit.model().count();
        double sum = 0;
        for (int b = 0; b < curves; b++)
            sum += fit.model().curve(b, frame) * fit.blends().likely()[p * curves + b];
        return sum;
    }
}
