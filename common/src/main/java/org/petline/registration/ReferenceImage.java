package org.petline.registration;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.petline.FrameTimes;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.image.CubicSpline;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

/**
 * The mean of a scan's frames with the head held still, in the reference frame's world.
 *
 * @param fromSeconds frames that start at or after this take part, from TimeZero
 * @param toSeconds frames that end at or before this take part; infinity for all
 */
public record ReferenceImage(double fromSeconds, double toSeconds) {
    /** Scanners' clocks round: a frame that starts a millisecond early still belongs. */
    private static final double TOUCH_SECONDS = 1e-3;

    /**
     * Mean over the window's frames, weighted by duration, each interpolated once (cubic B-spline).
     *
     * <p>If no frame lies wholly inside the window, all frames take part.
     *
     * @param frames raw frames, decay-corrected to TimeZero; one in memory at a time
     * @param target where the mean is wanted, in the reference frame's world
     * @return activity in the frames' unit; NaN where no frame has a value
     * @throws IOException if a frame cannot be read
     */
    public Volume average(FrameSource frames, FrameTimes times, Motion motion, Grid target) throws IOException {
        return new Volume(target, planes(frames, times, motion, target, 0, target.nk()));
    }

    /**
     * Some planes of the mean, equal to the bit to those of {@link #average}: no voxel's mean depends on another's.
     *
     * @param from first plane k; {@code to} is behind the last
     * @return activity in the frames' unit, i fastest, then j, then k; NaN where no frame has a value
     * @throws IOException if a frame cannot be read
     */
    public float[] planes(FrameSource frames, FrameTimes times, Motion motion, Grid target, int from, int to)
            throws IOException {
        Sums sums = new Sums(target, from, to);
        boolean[] inside = inside(times);
        for (int f = 0; f < frames.count(); f++) {
            if (!inside[f]) continue;
            sums.add(frames.frame(f), motion.referenceToFrame(f).toAffine(), times.durationMinutes(f));
        }
        return sums.means();
    }

    /** Which frames take part, [frame]; all if none lies wholly inside the window. */
    public boolean[] inside(FrameTimes times) {
        boolean[] inside = new boolean[times.count()];
        boolean any = false;
        for (int f = 0; f < inside.length; f++) {
            inside[f] = times.startSeconds(f) >= fromSeconds - TOUCH_SECONDS
                    && times.endSeconds(f) <= toSeconds + TOUCH_SECONDS;
            any |= inside[f];
        }
        if (!any) Arrays.fill(inside, true);
        return inside;
    }

    /** Weighted sums over frames, for some planes of a grid. */
    private static final class Sums {
        private final Grid target;
        private final int from;
        private final int to;
        private final double[] sum;
        private final double[] weight;

        Sums(Grid target, int from, int to) {
            this.target = target;
            this.from = from;
            this.to = to;
            int voxels = target.ni() * target.nj() * (to - from);
            sum = new double[voxels];
            weight = new double[voxels];
        }

        /** Adds a frame, planes in parallel. */
        void add(Volume frame, Affine referenceToFrame, double share) {
            CubicSpline spline = CubicSpline.of(frame);
            Affine step = target.voxelToWorld()
                    .then(referenceToFrame)
                    .then(frame.grid().worldToVoxel());
            IntStream.range(from, to).parallel().forEach(k -> {
                int v = target.ni() * target.nj() * (k - from);
                for (int j = 0; j < target.nj(); j++) {
                    for (int i = 0; i < target.ni(); i++, v++) {
                        double value = spline.at(
                                step.m00() * i + step.m01() * j + step.m02() * k + step.m03(),
                                step.m10() * i + step.m11() * j + step.m12() * k + step.m13(),
                                step.m20() * i + step.m21() * j + step.m22() * k + step.m23());
                        if (Double.isNaN(value)) continue;
                        sum[v] += share * value;
                        weight[v] += share;
                    }
                }
            });
        }

        float[] means() {
            float[] means = new float[sum.length];
            for (int v = 0; v < means.length; v++) means[v] = weight[v] > 0 ? (float) (sum[v] / weight[v]) : Float.NaN;
            return means;
        }
    }
}
