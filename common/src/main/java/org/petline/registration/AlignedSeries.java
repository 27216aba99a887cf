package org.petline.registration;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.CubicSpline;

/** The values of all frames at the head's points, each frame looked at where the head then was. */
final class AlignedSeries {
    private final HeadPoints points;
    private final CubicSpline[] splines;
    private final float[] values;

    /** A series over the splines of frames that lie on the points' grid; nothing is sampled yet. */
    AlignedSeries(HeadPoints points, CubicSpline[] splines) {
        this.points = points;
        this.splines = splines;
        values = new float[Math.multiplyExact(points.count(), splines.length)];
    }

    /** Samples one frame; points outside its field of view become NaN. */
    void sample(int frame, RigidTransform referenceToFrame) {
        Grid grid = points.grid();
        Affine step = grid.voxelToWorld().then(referenceToFrame.toAffine()).then(grid.worldToVoxel());
        CubicSpline spline = splines[frame];
        int frames = splines.length;
        for (int p = 0; p < points.count(); p++) {
            double i = points.i(p);
            double j = points.j(p);
            double k = points.k(p);
            values[p * frames + frame] = (float) spline.at(
                    step.m00() * i + step.m01() * j + step.m02() * k + step.m03(),
                    step.m10() * i + step.m11() * j + step.m12() * k + step.m13(),
                    step.m20() * i + step.m21() * j + step.m22() * k + step.m23());
        }
    }

    HeadPoints points() {
        return points;
    }

    int frames() {
        return splines.length;
    }

    /** [point][frame] flattened, frame fastest; shared, NaN outside the field of view. */
    float[] values() {
        return values;
    }
}
