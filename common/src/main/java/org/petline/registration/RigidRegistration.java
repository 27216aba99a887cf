package org.petline.registration;

import java.util.Arrays;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.linear.Vectors;

/**
 * Climbs a similarity from a start to the nearest top.
 *
 * <p>The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright, Numerical Optimization, 2006,
 * ch. 6) in the six parameters of a {@link Pose}; each step is taken before the transform so far, so that the
 * parameters stay near zero and angles never run together.
 */
final class RigidRegistration {
    private static final double SUFFICIENT = 1e-4;
    private static final int MOST_HALVINGS = 8;

    private final SimilarityMeasure measure;
    private final Vector3 centre;
    private final double toleranceMm;
    private final double firstStepMm;
    private final int mostSteps;

    /**
     * A climb.
     *
     * @param centre what turns go about, in the fixed image's world; that of the measure
     * @param firstStepMm length of the first step, and of the longest one in units of two
     * @param toleranceMm steps shorter than this end it
     */
    RigidRegistration(
            SimilarityMeasure measure, Vector3 centre, double firstStepMm, double toleranceMm, int mostSteps) {
        this.measure = measure;
        this.centre = centre;
        this.firstStepMm = firstStepMm;
        this.toleranceMm = toleranceMm;
        this.mostSteps = mostSteps;
    }

    /**
     * Where a climb ended.
     *
     * @param fixedToMoving takes points of the fixed image's world to the moving image's
     * @param similarity of the two there
     */
    record Top(RigidTransform fixedToMoving, double similarity) {}

    /** The top above a start. */
    Top climb(RigidTransform start) {
        RigidTransform place = start;
        double[] gradient = new double[Pose.SIZE];
        double value = measure.at(place, gradient);
        double[][] inverse = new double[Pose.SIZE][Pose.SIZE];
        boolean fresh = true;
        for (int step = 0; step < mostSteps; step++) {
            double length = Vectors.length(gradient);
            if (!(length > 0)) break;
            if (fresh) reset(inverse, firstStepMm / length);
            double[] direction = times(inverse, gradient);
            double ascent = Vectors.dot(direction, gradient);
            if (!(ascent > 0)) {
                reset(inverse, firstStepMm / length);
                direction = times(inverse, gradient);
                ascent = Vectors.dot(direction, gradient);
            }
            double cut = Math.min(1, 2 * firstStepMm / Vectors.length(direction));
            double[] nextGradient = new double[Pose.SIZE];
            double taken = cut;
            RigidTransform next = place;
            double nextValue = Double.NEGATIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                next = Pose.transform(Vectors.scaled(direction, taken), centre).then(place);
                nextValue = measure.at(next, nextGradient);
                if (nextValue >= value + SUFFICIENT * taken * ascent) break;
                taken *= 0.4;
            }
            if (!(nextValue > value)) {
                if (fresh) break;
                fresh = true;
                continue;
            }
            double[] moved = Vectors.scaled(direction, taken);
            update(inverse, moved, Vectors.minus(gradient, nextGradient));
            fresh = false;
            place = next;
            value = nextValue;
            gradient = nextGradient;
            if (Vectors.length(moved) < toleranceMm) break;
        }
        return new Top(place, value);
    }

    private static void reset(double[][] inverse, double scale) {
        for (int a = 0; a < Pose.SIZE; a++) {
            Arrays.fill(inverse[a], 0);
            inverse[a][a] = scale;
        }
    }

    /** The BFGS formula for the inverse of the negative Hessian, given a step and what it took off the gradient. */
    private static void update(double[][] inverse, double[] step, double[] drop) {
        double curvature = Vectors.dot(step, drop);
        if (!(curvature > 1e-12 * Vectors.length(step) * Vectors.length(drop))) return;
        double[] product = times(inverse, drop);
        double scale = (1 + Vectors.dot(drop, product) / curvature) / curvature;
        for (int a = 0; a < Pose.SIZE; a++) {
            for (int b = 0; b < Pose.SIZE; b++) {
                inverse[a][b] += scale * step[a] * step[b] - (product[a] * step[b] + step[a] * product[b]) / curvature;
            }
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] out = new double[Pose.SIZE];
        for (int a = 0; a < Pose.SIZE; a++) out[a] = Vectors.dot(matrix[a], vector);
        return out;
    }
}
