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
        double[] sum = new double[target.voxels()];
        double[] weight = new double[target.voxels()];
        boolean[] inside = inside(times);
        for (int f = 0; f < frames.count(); f++) {
            if (inside[f])
                add(
                        frames.frame(f),
                        motion.referenceToFrame(f).toAffine(),
                        target,
                        times.durationMinutes(f),
                        sum,
                        weight);
        }
        float[] mean = new float[sum.length];
        for (int v = 0; v < mean.length; v++) mean[v] = weight[v] > 0 ? (float) (sum[v] / weight[v]) : Float.NaN;
        return new Volume(target, mean);
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

    /** Adds a frame, planes in parallel: no voxel's sum depends on another's. */
    private static void add(
            Volume frame, Affine referenceToFrame, Grid target, double share, double[] sum, double[] weight) {
        CubicSpline spline = CubicSpline.of(frame);
        Affine step =
                target.voxelToWorld().then(referenceToFrame).then(frame.grid().worldToVoxel());
        IntStream.range(0, target.nk()).parallel().forEach(k -> {
            int v = target.index(0, 0, k);
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
}
