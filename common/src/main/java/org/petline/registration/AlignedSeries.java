package org.petline.registration;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;

/** The values of all frames at the head's points, each frame looked at where the head then was. Immutable. */
final class AlignedSeries {
    /** A frame that moves by less than this is not sampled again, mm. */
    private static final double SAME_POSE_MM = 0.002;

    private final HeadFrames head;
    private final RigidTransform[] sampled;
    private final float[] values;

    private AlignedSeries(HeadFrames head, RigidTransform[] sampled, float[] values) {
        this.head = head;
        this.sampled = sampled;
        this.values = values;
    }

    /**
     * The series of a head that lay so.
     *
     * @param referenceToFrame [frame]
     */
    static AlignedSeries of(HeadFrames head, RigidTransform[] referenceToFrame) {
        int frames = head.splines().length;
        float[] values = new float[Math.multiplyExact(head.points().count(), frames)];
        IntStream.range(0, frames).parallel().forEach(f -> sample(head, f, referenceToFrame[f], values));
        return new AlignedSeries(head, referenceToFrame.clone(), values);
    }

    /**
     * The series of the same head if it lay otherwise.
     *
     * @param referenceToFrame [frame]
     * @param centre of the sphere that tells how far a frame has moved
     */
    AlignedSeries at(RigidTransform[] referenceToFrame, Vector3 centre) {
        RigidTransform[] next = sampled.clone();
        float[] anew = values.clone();
        IntStream.range(0, next.length).parallel().forEach(f -> {
            if (Displacement.rmsd(sampled[f], referenceToFrame[f], centre) < SAME_POSE_MM) return;
            sample(head, f, referenceToFrame[f], anew);
            next[f] = referenceToFrame[f];
        });
        return new AlignedSeries(head, next, anew);
    }

    /** Samples one frame; points outside its field of view become NaN. */
    private static void sample(HeadFrames head, int frame, RigidTransform referenceToFrame, float[] values) {
        HeadPoints points = head.points();
        Grid grid = points.grid();
        Affine step = grid.voxelToWorld().then(referenceToFrame.toAffine()).then(grid.worldToVoxel());
        CubicSpline spline = head.splines()[frame];
        int frames = head.splines().length;
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
        return head.points();
    }

    int frames() {
        return sampled.length;
    }

    /** [point][frame] flattened, frame fastest; shared, NaN outside the field of view. */
    float[] values() {
        return values;
    }

    /** [frame] mean of the points that lie in every frame's field of view and are taken. */
    double[] mean(IntPredicate taken) {
        int frames = frames();
        double[] sums = points().sumInParts(frames + 1, (from, until, sum) -> {
            for (int p = from; p < until; p++) {
                float probe = 0;
                for (int f = 0; f < frames; f++) probe += values[p * frames + f];
                if (Float.isNaN(probe) || !taken.test(p)) continue;
                sum[frames]++;
                for (int f = 0; f < frames; f++) sum[f] += values[p * frames + f];
            }
        });
        double[] mean = new double[frames];
        for (int f = 0; f < frames; f++) mean[f] = sums[f] / Math.max(1, sums[frames]);
        return mean;
    }
}
