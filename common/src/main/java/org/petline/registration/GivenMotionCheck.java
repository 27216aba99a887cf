package org.petline.registration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.CubicSpline;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

/**
 * What speaks against head motion that was given and is believed all the same: frames are compared with each other where
 * it puts them, where its inverse puts them, and as they are.
 *
 * <p>Each frame that moved is compared with the nearest earlier one from which it moved: their tracer has spread alike, and
 * what differs is the head's place. Where given transforms are turned round, their frames lie twice as far apart as they
 * were.
 */
public final class GivenMotionCheck {
    /** Of the brightest frame's activity; below, there is nothing to compare. */
    private static final double LEAST_ACTIVITY = 0.1;

    /** Smaller steps show nothing that noise does not. */
    private static final double STEP_MM = 1;

    /** More pairs cost time and say the same. */
    private static final int MOST_PAIRS = 16;

    /** How much less unlike the frames must be; on frames of blobs a right transform halves it and more. */
    private static final double CLEARLY = 0.8;

    private final Grid grid;
    private final List<Pair> pairs = new ArrayList<>();

    /** Two frames and where the head's points lie in each. */
    private record Pair(CubicSpline one, CubicSpline other, RigidTransform toOne, RigidTransform toOther) {}

    private GivenMotionCheck(Grid grid) {
        this.grid = grid;
    }

    /**
     * What is remarkable about the transforms; empty if nothing speaks against them, or the head hardly moved.
     *
     * @param frames smoothed and coarse, decay-corrected
     * @param referenceToFrames [frame]
     */
    public static Optional<MotionFlag> of(FrameSource frames, List<RigidTransform> referenceToFrames)
            throws IOException {
        GivenMotionCheck check = new GivenMotionCheck(frames.grid());
        check.pair(frames, referenceToFrames);
        if (check.pairs.isEmpty()) return Optional.empty();
        double given = check.unlike(transform -> transform);
        if (check.unlike(RigidTransform::inverse) < CLEARLY * given) return Optional.of(MotionFlag.INVERSE_FITS_BETTER);
        if (check.unlike(transform -> RigidTransform.IDENTITY) < CLEARLY * given) {
            return Optional.of(MotionFlag.STILL_FITS_BETTER);
        }
        return Optional.empty();
    }

    /** From the last pair to the first: late frames are long, and their tracer moves slowly. */
    private void pair(FrameSource frames, List<RigidTransform> poses) throws IOException {
        double[] activity = new double[frames.count()];
        double most = 0;
        for (int f = 0; f < activity.length; f++) {
            activity[f] = mean(frames.frame(f));
            most = Math.max(most, activity[f]);
        }
        for (int later = activity.length - 1; later > 0 && pairs.size() < MOST_PAIRS; later--) {
            if (activity[later] < LEAST_ACTIVITY * most) continue;
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                double step = Displacement.rmsd(poses.get(earlier), poses.get(later), grid.centre());
                if (activity[earlier] < LEAST_ACTIVITY * most || step < STEP_MM) continue;
                pairs.add(new Pair(
                        CubicSpline.of(frames.frame(earlier)),
                        CubicSpline.of(frames.frame(later)),
                        poses.get(earlier),
                        poses.get(later)));
                break;
            }
        }
    }

    private static double mean(Volume frame) {
        double sum = 0;
        for (float voxel : frame.voxels()) if (Float.isFinite(voxel)) sum += voxel;
        return sum / frame.voxels().length;
    }

    /** Sum over the pairs of 1 - r, r the correlation of their voxels. */
    private double unlike(UnaryOperator<RigidTransform> reading) {
        double sum = 0;
        for (Pair pair : pairs) {
            sum += 1 - correlation(pair, step(reading.apply(pair.toOne)), step(reading.apply(pair.toOther)));
        }
        return sum;
    }

    private Affine step(RigidTransform referenceToFrame) {
        return grid.voxelToWorld().then(referenceToFrame.toAffine()).then(grid.worldToVoxel());
    }

    private double correlation(Pair pair, Affine toOne, Affine toOther) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    double a = at(pair.one, toOne, i, j, k);
                    double b = at(pair.other, toOther, i, j, k);
                    if (!Double.isFinite(a) || !Double.isFinite(b)) continue;
                    n++;
                    x += a;
                    y += b;
                    xx += a * a;
                    yy += b * b;
                    xy += a * b;
                }
            }
        }
        double spread = Math.sqrt((xx - x * x / n) * (yy - y * y / n));
        return spread > 0 ? (xy - x * y / n) / spread : 0;
    }

    private static double at(CubicSpline frame, Affine m, int i, int j, int k) {
        return frame.at(
                m.m00() * i + m.m01() * j + m.m02() * k + m.m03(),
                m.m10() * i + m.m11() * j + m.m12() * k + m.m13(),
                m.m20() * i + m.m21() * j + m.m22() * k + m.m23());
    }
}
