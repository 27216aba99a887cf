package org.petline.registration;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.BandLimitedDownsampling;
import org.petline.image.CubicSpline;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Moves a segmentation to where the PET image is best explained by one uptake a label.
 *
 * <p>Least squares by Gauss and Newton's method, uptakes eliminated at each step (variable projection, Golub and Pereyra,
 * SIAM J Numer Anal 10:413, 1973). Slopes are those of the predicted image, which has no noise: then noise does not
 * bias the result, and it acts as the filter that fits best. Residuals are weighted by a variance that grows with the
 * prediction as far as the residuals themselves say so, and those beyond it count less (Cauchy's weights), as vessels
 * and lesions do.
 */
final class SegmentationFit {
    /** Full widths at half maximum that the scanner and {@link #SMOOTHING_MM} may leave together. */
    private static final double[] WIDTHS_MM = {4.75, 6.5, 8.5};

    private static final double SMOOTHING_MM = 4;
    private static final double SPACING_MM = 3;

    /** In standard deviations; costs 5 % of the efficiency at normal noise. */
    private static final double CAUCHY = 2.385;

    private static final double SIGMA_OF_MEDIAN = 1.4826;
    private static final double SYMMETRY = 1e-6;
    private static final double LONGEST_STEP_MM = 3;
    private static final double TOLERANCE_MM = 0.004;
    private static final int MOST_STEPS = 25;

    /** Weights stay as they are from a step this short on, so that the rest converges. */
    private static final double SETTLED_MM = 0.05;

    private static final int LEAST_STEPS = 3;

    /** Model errors go together over a sulcus or two: cubes this large are taken as independent. */
    private static final double CUBE_MM = 30;

    private static final int CUBES = 12;

    /** Share of the brain without which nothing can be said. */
    private static final double LEAST_IN_VIEW = 0.2;

    private final LabelShares shares;
    private final CubicSpline pet;
    private final Affine referenceToVoxel;

    /** A segmentation and the PET image that it shall explain; NaN is outside the field of view. */
    SegmentationFit(Volume petReference, LabelVolume segmentation) {
        Volume smooth = new BandLimitedDownsampling(SMOOTHING_MM, SPACING_MM).downsample(petReference);
        pet = CubicSpline.of(smooth);
        referenceToVoxel = smooth.grid().worldToVoxel();
        shares = LabelShares.of(segmentation, SPACING_MM);
    }

    /**
     * Where the segmentation fits.
     *
     * @param t1wToReference takes points of the segmentation's world to the PET image's
     * @param explained share of the image's variance over the brain that the prediction explains, at most 1
     * @param standardErrorMm root of the six parameters' summed variances, about the error that the brain has; from the
     *     scatter of 30 mm cubes' pulls, so that what the model cannot explain counts as well as noise; infinite without
     *     a fit
     */
    record Fit(RigidTransform t1wToReference, double explained, double standardErrorMm) {}

    /** The best place near a start. */
    Fit near(RigidTransform start) {
        Fit nowhere = new Fit(start, 0, Double.POSITIVE_INFINITY);
        if (shares.shares().isEmpty()) return nowhere;
        State best = null;
        for (double width : WIDTHS_MM) {
            State state = new State(new UptakeModel(shares.blurred(width)));
            if (!state.look(start)) return nowhere;
            if (best == null || state.explained > best.explained) best = state;
        }
        RigidTransform place = start;
        double error = Double.POSITIVE_INFINITY;
        boolean settled = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (step > 0 && !best.look(place)) return nowhere;
            Step next = best.step();
            if (!settled) best.reweigh();
            error = next.standardErrorMm();
            place = Pose.transform(next.six, best.model.centre()).inverse().then(place);
            if (settled && next.lengthMm < TOLERANCE_MM) return new Fit(place, best.explained, error);
            settled |= step + 1 >= LEAST_STEPS && next.lengthMm < SETTLED_MM;
        }
        return nowhere;
    }

    /** What moves the prediction onto the image, and how sure that is. */
    private static final class Step {
        private final double[] six;
        private final double lengthMm;
        private final RealMatrix covariance;

        Step(double[] six, double lengthMm, RealMatrix covariance) {
            this.six = six;
            this.lengthMm = lengthMm;
            this.covariance = covariance;
        }

        double standardErrorMm() {
            return Math.sqrt(covariance.getTrace());
        }
    }

    /** The prediction at one width, and how the image differs from it at one place. */
    private final class State {
        private final UptakeModel model;
        private final double[] value;
        private final double[] weight;
        private final double[] predicted;
        private final double[] residual;
        private final double[] given;
        private DecompositionSolver solver;
        private double explained;

        State(UptakeModel model) {
            this.model = model;
            value = new double[model.count()];
            weight = new double[model.count()];
            predicted = new double[model.count()];
            residual = new double[model.count()];
            given = new double[model.count()];
            Arrays.fill(given, 1);
        }

        /** Compares image and prediction; false if hardly any of the brain lies in the image, or it is flat. */
        boolean look(RigidTransform place) {
            Affine step = place.toAffine().then(referenceToVoxel);
            double mean = 0;
            double mass = 0;
            double inView = 0;
            double whole = 0;
            for (int p = 0; p < value.length; p++) {
                double x = model.x(p);
                double y = model.y(p);
                double z = model.z(p);
                double at = pet.at(
                        step.m00() * x + step.m01() * y + step.m02() * z + step.m03(),
                        step.m10() * x + step.m11() * y + step.m12() * z + step.m13(),
                        step.m20() * x + step.m21() * y + step.m22() * z + step.m23());
                boolean seen = !Double.isNaN(at);
                value[p] = seen ? at : 0;
                whole += model.weight(p);
                if (seen) inView += model.weight(p);
                weight[p] = seen ? model.weight(p) * given[p] : 0;
                mean += weight[p] * model.total(p) * value[p];
                mass += weight[p] * model.total(p) * model.total(p);
            }
            if (!(inView > LEAST_IN_VIEW * whole && mean > 0)) return false;
            mean /= mass;
            for (int p = 0; p < value.length; p++) residual[p] = value[p] - mean * model.total(p);
            solver = model.solver(weight);
            double[] uptakes = model.uptakes(solver, weight, residual);
            double left = 0;
            double all = 0;
            for (int p = 0; p < value.length; p++) {
                residual[p] -= model.predicted(p, uptakes);
                predicted[p] = value[p] - residual[p];
                if (model.total(p) < 0.5) continue;
                left += weight[p] * residual[p] * residual[p];
                all += weight[p] * (value[p] - mean) * (value[p] - mean);
            }
            explained = all > 0 ? 1 - left / all : 0;
            return all > 0;
        }

        /** The step to the least squares. */
        Step step() {
            double[][] design = design();
            double[][] information = new double[Pose.SIZE][Pose.SIZE];
            double[] pull = new double[Pose.SIZE];
            double[][] pulls = new double[CUBES * CUBES * CUBES][Pose.SIZE];
            for (int p = 0; p < value.length; p++) {
                if (weight[p] == 0) continue;
                double[] cube = pulls[cube(p)];
                for (int a = 0; a < Pose.SIZE; a++) {
                    double weighted = weight[p] * design[a][p];
                    cube[a] += weighted * residual[p];
                    for (int b = 0; b < Pose.SIZE; b++) information[a][b] += weighted * design[b][p];
                }
            }
            double[][] scatter = new double[Pose.SIZE][Pose.SIZE];
            for (double[] cube : pulls) {
                for (int a = 0; a < Pose.SIZE; a++) {
                    pull[a] += cube[a];
                    for (int b = 0; b < Pose.SIZE; b++) scatter[a][b] += cube[a] * cube[b];
                }
            }
            RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), SYMMETRY, 0)
                    .getSolver()
                    .getInverse();
            RealMatrix covariance =
                    inverse.multiply(new Array2DRowRealMatrix(scatter, false)).multiply(inverse);
            double[] six = inverse.operate(pull);
            double length = new ArrayRealVector(six, false).getNorm();
            if (length > LONGEST_STEP_MM) {
                for (int a = 0; a < Pose.SIZE; a++) six[a] *= LONGEST_STEP_MM / length;
            }
            return new Step(six, length, covariance);
        }

        /** What each parameter does to the prediction beyond what other uptakes could do, [parameter][point]. */
        private double[][] design() {
            double[] slopes = model.slopes(predicted);
            Vector3 centre = model.centre();
            double[][] design = new double[Pose.SIZE][value.length];
            for (int p = 0; p < value.length; p++) {
                double gx = slopes[3 * p];
                double gy = slopes[3 * p + 1];
                double gz = slopes[3 * p + 2];
                if (Double.isNaN(gx + gy + gz)) {
                    weight[p] = 0;
                    continue;
                }
                double x = model.x(p) - centre.x();
                double y = model.y(p) - centre.y();
                double z = model.z(p) - centre.z();
                design[0][p] = gx;
                design[1][p] = gy;
                design[2][p] = gz;
                design[3][p] = (gz * y - gy * z) / Pose.RADIUS_MM;
                design[4][p] = (gx * z - gz * x) / Pose.RADIUS_MM;
                design[5][p] = (gy * x - gx * y) / Pose.RADIUS_MM;
            }
            for (double[] column : design) {
                double[] uptakes = model.uptakes(solver, weight, column);
                for (int p = 0; p < value.length; p++) column[p] -= model.predicted(p, uptakes);
            }
            return design;
        }

        private int cube(int point) {
            return cube(model.x(point) - model.centre().x())
                    + CUBES
                            * (cube(model.y(point) - model.centre().y())
                                    + CUBES
                                            * cube(model.z(point)
                                                    - model.centre().z()));
        }

        private static int cube(double fromCentreMm) {
            return (int) Math.max(0, Math.min(CUBES - 1.0, fromCentreMm / CUBE_MM + CUBES / 2.0));
        }

        /** Weights by the residuals' variance in the dim and in the bright half of the brain, and by each residual. */
        private void reweigh() {
            double[] brightness = new double[value.length];
            int count = 0;
            for (int p = 0; p < value.length; p++) if (counts(p)) brightness[count++] = predicted[p];
            if (count < 2) return;
            Arrays.sort(brightness, 0, count);
            double middle = brightness[count / 2];
            double low = brightness[count / 4];
            double high = brightness[3 * count / 4];
            double dim = variance(-1, middle);
            double bright = variance(1, middle);
            double pooled = 0.5 * (dim + bright);
            double slope = high > low ? Math.max(0, (bright - dim) / (high - low)) : 0;
            for (int p = 0; p < value.length; p++) {
                double variance = Math.max(0.25 * pooled, pooled + slope * (predicted[p] - 0.5 * (low + high)));
                given[p] = pooled / (variance + residual[p] * residual[p] / (CAUCHY * CAUCHY));
            }
        }

        private boolean counts(int point) {
            return weight[point] > 0 && model.total(point) > 0.5;
        }

        /** Squared robust spread of the residuals on one side of a brightness. */
        private double variance(int side, double middle) {
            double[] deviations = new double[value.length];
            int count = 0;
            for (int p = 0; p < value.length; p++) {
                if (counts(p) && side * (predicted[p] - middle) > 0) deviations[count++] = Math.abs(residual[p]);
            }
            Arrays.sort(deviations, 0, count);
            double spread = count == 0 ? 0 : SIGMA_OF_MEDIAN * deviations[count / 2];
            return Math.max(Double.MIN_NORMAL, spread * spread);
        }
    }
}
