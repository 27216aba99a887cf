package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;

/**
 * How a head moves during a scan: slow sliding and nodding, an unsteady walk on top, now and then a jump.
 *
 * <p>{@link #MODERATE} has the moments of four real HRRT scans of 54 to 90 min (OpenNeuro ds001420): the head slides
 * down the rest and nods. The head holds still within a frame.
 *
 * @param drift multiple of the real scans' net drift over 93 min
 * @param stepMm standard deviation of the walk along each axis over a frame of 3 min; in shorter frames less, by the
 *     square root of the time, in longer ones no more
 * @param stepDegrees likewise, about each axis
 * @param jumpProbability that a scan has one jump, at an even chance anywhere in the scan
 */
public record HeadMotion(
        double drift, double stepMm, double stepDegrees, double jumpProbability, double jumpMm, double jumpDegrees) {
    public static final HeadMotion NONE = new HeadMotion(0, 0, 0, 0, 0, 0);
    public static final HeadMotion MODERATE = new HeadMotion(1, 0.3, 0.1, 0.1, 5, 3);
    public static final HeadMotion LARGE = new HeadMotion(2, 0.6, 0.3, 1, 6, 5);

    private static final double DRIFT_SECONDS = 93 * 60;
    private static final double STEP_SECONDS = 180;

    /** Net drift over 93 min, six parameters (mm, degrees): means, and standard deviations between scans. */
    private static final double[] DRIFT_MEAN = {0.3, 2.2, -3.7, -1.1, 0, 0};

    private static final double[] DRIFT_SD = {1.2, 0.9, 2.4, 0.6, 0.5, 0.5};

    /**
     * Where the head goes.
     *
     * @param centre about which it turns, in the world of the first frame, mm
     * @return [frame]: takes points of the first frame's world to the frame's; the first is the identity
     */
    public List<RigidTransform> draw(FrameTimes times, Vector3 centre, Random random) {
        double[] net = new double[6];
        for (int p = 0; p < 6; p++) net[p] = drift * (DRIFT_MEAN[p] + DRIFT_SD[p] * random.nextGaussian());
        double[] jump = jump(random);
        double first = times.midSeconds(0);
        double last = times.endSeconds(times.count() - 1);
        double jumpSeconds = random.nextDouble() < jumpProbability
                ? first + random.nextDouble() * (last - first)
                : Double.POSITIVE_INFINITY;
        double[] walk = new double[6];
        List<RigidTransform> poses = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) {
            double step = Math.sqrt(Math.min(1, times.durationSeconds(frame) / STEP_SECONDS));
            double[] pose = new double[6];
            for (int p = 0; p < 6; p++) {
                double size = step * (p < 3 ? stepMm : stepDegrees) * random.nextGaussian();
                if (frame > 0) walk[p] += size;
                pose[p] = walk[p] + net[p] * (times.midSeconds(frame) - first) / DRIFT_SECONDS;
                if (times.midSeconds(frame) > jumpSeconds) pose[p] += jump[p];
                if (p >= 3) pose[p] = StrictMath.toRadians(pose[p]);
            }
            poses.add(RigidTransform.about(centre, Parameters.of(pose)));
        }
        return List.copyOf(poses);
    }

    /** A jump of the given size in a random direction and about a random axis. */
    private double[] jump(Random random) {
        double[] jump = new double[6];
        for (int p = 0; p < 6; p++) jump[p] = random.nextGaussian();
        double shift = Math.sqrt(jump[0] * jump[0] + jump[1] * jump[1] + jump[2] * jump[2]);
        double turn = Math.sqrt(jump[3] * jump[3] + jump[4] * jump[4] + jump[5] * jump[5]);
        for (int p = 0; p < 3; p++) jump[p] *= jumpMm / shift;
        for (int p = 3; p < 6; p++) jump[p] *= jumpDegrees / turn;
        return jump;
    }
}
