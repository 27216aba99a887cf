package org.petline.registration;

import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;
import org.petline.image.Volume;

/**
 * Mutual information, in nats, of two images' values at the fixed image's points.
 *
 * <p>Mattes et al., IEEE Trans Med Imaging 22:120 (2003): the moving image's values enter the joint histogram through a
 * cubic B-spline window, so that the measure has an exact derivative (eqs. 12 to 22 there); the fixed ones fall into
 * one bin each. Departs from the paper in that points outside the moving image count as its background: the set of
 * points then never changes, and an image cannot win by pushing the other out of sight.
 */
final class MutualInformation implements SimilarityMeasure {
    private static final int BINS = 32;

    /** Bins on either side that the window needs beyond the range of values. */
    private static final int MARGIN = 2;

    private final SamplePoints fixed;
    private final int[] fixedBin;
    private final CubicSpline moving;
    private final Affine movingToVoxel;
    private final double movingLow;
    private final double binsPerUnit;
    private final Vector3 centre;
    private final float[] movingPlace;
    private final float[] slopes;

    /** Mutual information between a fixed image's points and a moving image; background is the moving image's zero. */
    MutualInformation(SamplePoints fixed, Volume moving) {
        this.fixed = fixed;
        this.moving = CubicSpline.of(moving);
        movingToVoxel = moving.grid().worldToVoxel();
        centre = fixed.centre();
        fixedBin = new int[fixed.count()];
        double top = Math.max(Double.MIN_NORMAL, 1.15 * fixed.high());
        for (int p = 0; p < fixedBin.length; p++) {
            double share = Math.max(0, Math.min(1, fixed.value(p) / top));
            fixedBin[p] = (int) Math.min(BINS - 1.0, share * BINS);
        }
        movingLow = 0;
        double range = Math.max(Double.MIN_NORMAL, 1.25 * RobustRange.high(moving.voxels()) - movingLow);
        binsPerUnit = (BINS - 1 - 2 * MARGIN) / range;
        movingPlace = new float[fixed.count()];
        slopes = new float[3 * fixed.count()];
    }

    Vector3 centre() {
        return centre;
    }

    @Override
    public double at(RigidTransform fixedToMoving) {
        Affine step = fixedToMoving.toAffine().then(movingToVoxel);
        JointHistogram histogram = new JointHistogram(BINS);
        for (int p = 0; p < fixed.count(); p++) {
            double x = fixed.x(p);
            double y = fixed.y(p);
            double z = fixed.z(p);
            double value = moving.at(
                    step.m00() * x + step.m01() * y + step.m02() * z + step.m03(),
                    step.m10() * x + step.m11() * y + step.m12() * z + step.m13(),
                    step.m20() * x + step.m21() * y + step.m22() * z + step.m23());
            histogram.add(fixedBin[p], place(value));
        }
        return histogram.information().nats();
    }

    /** Place of a value among the bins, kept inside those that the window may reach; NaN is background. */
    private double place(double value) {
        if (Double.isNaN(value)) return MARGIN;
        double place = MARGIN + (value - movingLow) * binsPerUnit;
        return Math.max(MARGIN, Math.min(BINS - 1.0 - MARGIN, place));
    }

    @Override
    public double at(RigidTransform fixedToMoving, double[] gradient) {
        Affine step = fixedToMoving.toAffine().then(movingToVoxel);
        JointHistogram histogram = new JointHistogram(BINS);
        double[] probe = new double[4];
        for (int p = 0; p < fixed.count(); p++) {
            double x = fixed.x(p);
            double y = fixed.y(p);
            double z = fixed.z(p);
            moving.valueAndGradient(
                    step.m00() * x + step.m01() * y + step.m02() * z + step.m03(),
                    step.m10() * x + step.m11() * y + step.m12() * z + step.m13(),
                    step.m20() * x + step.m21() * y + step.m22() * z + step.m23(),
                    probe);
            double place = place(probe[0]);
            // Winsorised values and background do not change with the transform.
            boolean flat = !(place > MARGIN && place < BINS - 1 - MARGIN);
            movingPlace[p] = (float) place;
            histogram.add(fixedBin[p], movingPlace[p]);
            for (int a = 0; a < 3; a++) slopes[3 * p + a] = flat ? 0 : (float) (probe[a + 1] * binsPerUnit);
        }
        JointHistogram.Information information = histogram.information();
        double[] byVoxel = new double[3];
        java.util.Arrays.fill(gradient, 0);
        for (int p = 0; p < fixed.count(); p++) {
            double byPlace = information.derivative(fixedBin[p], movingPlace[p]);
            for (int a = 0; a < 3; a++) byVoxel[a] = byPlace * slopes[3 * p + a];
            double gx = byVoxel[0] * step.m00() + byVoxel[1] * step.m10() + byVoxel[2] * step.m20();
            double gy = byVoxel[0] * step.m01() + byVoxel[1] * step.m11() + byVoxel[2] * step.m21();
            double gz = byVoxel[0] * step.m02() + byVoxel[1] * step.m12() + byVoxel[2] * step.m22();
            double x = fixed.x(p) - centre.x();
            double y = fixed.y(p) - centre.y();
            double z = fixed.z(p) - centre.z();
            gradient[0] += gx;
            gradient[1] += gy;
            gradient[2] += gz;
            gradient[3] += (gz * y - gy * z) / Pose.RADIUS_MM;
            gradient[4] += (gx * z - gz * x) / Pose.RADIUS_MM;
            gradient[5] += (gy * x - gx * y) / Pose.RADIUS_MM;
        }
        return information.nats();
    }
}
