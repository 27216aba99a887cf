package org.petline.registration;

import java.util.Arrays;
import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;

/** How the likely coefficients of a series change with the head's pose. */
final class BlendSlopes {
    private final HeadPoints points;
    private final float[] coefficients;
    private final int curves;
    private final Vector3 centre;
    private final Affine voxelToWorld;
    private final Affine worldToVoxel;

    private BlendSlopes(SeriesFit fit, Vector3 centre) {
        this.points = fit.points();
        this.coefficients = fit.blends().likely();
        this.curves = fit.model().count();
        this.centre = centre;
        this.voxelToWorld = points.grid().voxelToWorld();
        this.worldToVoxel = points.grid().worldToVoxel();
    }

    /**
     * The derivative of every coefficient by the six parameters of a {@link Pose}: [point][curve][parameter] flattened; NaN
     * at points without weight and at the rim.
     *
     * @param centre what turns go about, in the world of the points
     */
    static float[] of(SeriesFit fit, Vector3 centre) {
        BlendSlopes slopes = new BlendSlopes(fit, centre);
        int size = slopes.curves * Pose.SIZE;
        float[] out = new float[slopes.points.count() * size];
        slopes.points.inParts((from, until) -> {
            for (int p = from; p < until; p++) {
                boolean usable = fit.weight(p) > 0 && slopes.write(p, out, p * size);
                if (!usable) Arrays.fill(out, p * size, (p + 1) * size, Float.NaN);
            }
        });
        return out;
    }

    /** Writes the slopes of one point; false at a rim, where some may be written. */
    private boolean write(int p, float[] out, int at) {
        for (int side = 0; side < 6; side++) if (points.neighbour(p, side) < 0) return false;
        float probe = 0;
        for (int side = 0; side < 6; side++) probe += coefficients[points.neighbour(p, side) * curves];
        if (Float.isNaN(probe)) return false;
        Affine m = worldToVoxel;
        Affine v = voxelToWorld;
        double i = points.i(p);
        double j = points.j(p);
        double k = points.k(p);
        double x = v.m00() * i + v.m01() * j + v.m02() * k + v.m03() - centre.x();
        double y = v.m10() * i + v.m11() * j + v.m12() * k + v.m13() - centre.y();
        double z = v.m20() * i + v.m21() * j + v.m22() * k + v.m23() - centre.z();
        for (int b = 0; b < curves; b++) {
            double di = slope(p, 0, b);
            double dj = slope(p, 2, b);
            double dk = slope(p, 4, b);
            double gx = di * m.m00() + dj * m.m10() + dk * m.m20();
            double gy = di * m.m01() + dj * m.m11() + dk * m.m21();
            double gz = di * m.m02() + dj * m.m12() + dk * m.m22();
            int e = at + b * Pose.SIZE;
            out[e] = (float) gx;
            out[e + 1] = (float) gy;
            out[e + 2] = (float) gz;
            out[e + 3] = (float) ((gz * y - gy * z) / Pose.RADIUS_MM);
            out[e + 4] = (float) ((gx * z - gz * x) / Pose.RADIUS_MM);
            out[e + 5] = (float) ((gy * x - gx * y) / Pose.RADIUS_MM);
        }
        return true;
    }

    /** Half the difference between the neighbours on a side and on the one after it. */
    private double slope(int p, int before, int curve) {
        return 0.5
                * (coefficients[points.neighbour(p, before + 1) * curves + curve]
                        - coefficients[points.neighbour(p, before) * curves + curve]);
    }
}
