package org.petline.regions;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * How much an image blurs, as the full widths at half maximum of a Gaussian along three axes, mm: the segmentation's
 * where nothing else is said.
 *
 * <p>This is the total resolution of the image at its voxels' centres: scanner, positron range, reconstruction and filter
 * together. The box of a voxel is not in it: values are read between voxels by a spline, and tissue is integrated over the
 * segmentation's voxels as they are.
 */
public record PointSpread(double iMm, double jMm, double kMm) {
    /** Standard deviations in a full width at half maximum. */
    static final double FWHM_OF_SIGMA = 2.3548200450309493;

    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if one is not above 0 and finite
     */
    public PointSpread {
        if (!(iMm > 0 && jMm > 0 && kMm > 0) || Double.isInfinite(iMm + jMm + kMm)) {
            throw new IllegalArgumentException("no point spread: " + iMm + " x " + jMm + " x " + kMm + " mm");
        }
    }

    /**
     * A blur along the scanner's axes, seen along a segmentation's: the variances that it has there. What turning leaves
     * between the axes is left out, which for axes 15 degrees apart is a tenth of what they differ by.
     *
     * @param segmentationToScanner takes points of the segmentation's world to the scanner's
     */
    public PointSpread along(Grid segmentation, RigidTransform segmentationToScanner) {
        Affine m = segmentation.voxelToWorld().then(segmentationToScanner.toAffine());
        return new PointSpread(
                widthAlong(new Vector3(m.m00(), m.m10(), m.m20())),
                widthAlong(new Vector3(m.m01(), m.m11(), m.m21())),
                widthAlong(new Vector3(m.m02(), m.m12(), m.m22())));
    }

    private double widthAlong(Vector3 axis) {
        double x = axis.x() * iMm;
        double y = axis.y() * jMm;
        double z = axis.z() * kMm;
        return Math.sqrt(x * x + y * y + z * z) / axis.length();
    }

    /** The same in all directions. */
    public static PointSpread of(double fwhmMm) {
        return new PointSpread(fwhmMm, fwhmMm, fwhmMm);
    }

    /** The cube root of the volume: one number for all directions. */
    public double meanMm() {
        return StrictMath.cbrt(iMm * jMm * kMm);
    }

    /** The same shape, so many mm wider in the mean. */
    public PointSpread widenedBy(double mm) {
        double factor = (meanMm() + mm) / meanMm();
        return new PointSpread(iMm * factor, jMm * factor, kMm * factor);
    }
}
