package org.petline.registration;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.petline.geometry.Vector3;

/**
 * What moves a segmentation's prediction onto the image, and how sure that is: one step of Gauss and Newton's method.
 *
 * @param six the step, in units of {@link Pose}, cut to the longest allowed
 * @param lengthMm of the step before it was cut
 * @param standardErrorMm root of the six parameters' summed variances
 * @param weight [cell] of those that told it; shared, read only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record SegmentationStep(double[] six, double lengthMm, double standardErrorMm, double[] weight) {
    private static final double SYMMETRY = 1e-6;
    private static final double LONGEST_STEP_MM = 3;

    /** Model errors go together over a sulcus or two: cubes this large are taken as independent. */
    private static final double CUBE_MM = 30;

    private static final int CUBES = 12;

    /** The step to the least squares. */
    static SegmentationStep of(UptakeFit fit) {
        UptakeModel model = fit.model();
        double[] weight = fit.weight().clone();
        double[] residual = fit.residual();
        double[][] design = design(fit, weight);
        double[][] information = new double[Pose.SIZE][Pose.SIZE];
        double[] pull = new double[Pose.SIZE];
        double[][] pulls = new double[CUBES * CUBES * CUBES][Pose.SIZE];
        for (int p = 0; p < model.count(); p++) {
            if (weight[p] == 0) continue;
            double[] cube = pulls[cube(model, p)];
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
        return new SegmentationStep(six, length, Math.sqrt(covariance.getTrace()), weight);
    }

    /**
     * What each parameter does to the prediction beyond what other uptakes could do, [parameter][cell].
     *
     * @param weight set to 0 where the prediction has no slope
     */
    private static double[][] design(UptakeFit fit, double[] weight) {
        UptakeModel model = fit.model();
        double[] slopes = model.slopes(fit.predicted());
        Vector3 centre = model.centre();
        double[][] design = new double[Pose.SIZE][model.count()];
        for (int p = 0; p < model.count(); p++) {
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
        for (double[] column : design) fit.removeUptakes(column, weight);
        return design;
    }

    private static int cube(UptakeModel model, int point) {
        Vector3 centre = model.centre();
        int i = cube(model.x(point) - centre.x());
        int j = cube(model.y(point) - centre.y());
        int k = cube(model.z(point) - centre.z());
        return i + CUBES * (j + CUBES * k);
    }

    private static int cube(double fromCentreMm) {
        return (int) Math.max(0, Math.min(CUBES - 1.0, fromCentreMm / CUBE_MM + CUBES / 2.0));
    }
}
