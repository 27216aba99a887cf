package org.petline.registration;

import java.util.Arrays;
import org.hipparchus.linear.RealMatrix;
import org.petline.FrameTimes;

/**
 * What is known of heads before a frame is looked at: they drift slowly and now and then jump.
 *
 * <p>A random walk whose steps follow a heavy-tailed t distribution. How far this head drifts in a minute is learnt from
 * the scan itself: a head whose frames place it still, one after the other, is also still where the tracer's kinetics
 * leave slow motion unclear; a head that wanders is held by its counts alone. A clear jump costs next to nothing either
 * way. Immutable.
 */
final class MotionPrior {
    /** Steps between frames of no length still vary as much as in this time, minutes. */
    private static final double REST_MINUTES = 0.3;

    private static final double FREEDOM = 2;

    /** A head is never taken for stiller than this, mm per root minute: matrices stay invertible. */
    private static final double LEAST_DRIFT = 0.001;

    private final double[] minutes;
    private final double drift;

    /**
     * A prior over some frames of a scan.
     *
     * @param frames the frames that take part, increasing
     * @param driftMmPerRootMinute standard deviation of a pose parameter after one minute, until it is learnt
     */
    MotionPrior(FrameTimes times, int[] frames, double driftMmPerRootMinute) {
        minutes = new double[Math.max(0, frames.length - 1)];
        Arrays.setAll(
                minutes, step -> times.midMinutes(frames[step + 1]) - times.midMinutes(frames[step]) + REST_MINUTES);
        drift = driftMmPerRootMinute;
    }

    private MotionPrior(double[] minutes, double drift) {
        this.minutes = minutes;
        this.drift = drift;
    }

    /**
     * Adds the prior's information and score at the present poses to those of the data.
     *
     * @param poses [frame][parameter] in units of {@link Pose}
     * @param information [6 frames][6 frames], added to
     * @param score [6 frames], added to
     */
    void addTo(double[][] poses, double[] information, double[] score) {
        int size = score.length;
        for (int s = 0; s < minutes.length; s++) {
            double variance = drift * drift * minutes[s];
            double distance = 0;
            for (int a = 0; a < Pose.SIZE; a++) {
                double step = poses[s + 1][a] - poses[s][a];
                distance += step * step / variance;
            }
            double pull = weight(distance) / variance;
            for (int a = 0; a < Pose.SIZE; a++) {
                int one = s * Pose.SIZE + a;
                int next = one + Pose.SIZE;
                double step = poses[s + 1][a] - poses[s][a];
                score[one] -= pull * step;
                score[next] += pull * step;
                information[one * size + one] += pull;
                information[next * size + next] += pull;
                information[one * size + next] -= pull;
                information[next * size + one] -= pull;
            }
        }
    }

    /**
     * The prior with its drift learnt: one round of expectation and maximisation (Dempster, Laird and Rubin 1977).
     *
     * @param poses [frame][parameter] where the equations were made
     * @param update [6 frames] the step that they ask for
     * @param covariance [6 frames][6 frames] of the poses after that step
     */
    MotionPrior learnt(double[][] poses, double[] update, RealMatrix covariance) {
        double sum = 0;
        for (int s = 0; s < minutes.length; s++) {
            double square = 0;
            for (int a = 0; a < Pose.SIZE; a++) {
                int one = s * Pose.SIZE + a;
                int next = one + Pose.SIZE;
                double step = poses[s + 1][a] + update[next] - poses[s][a] - update[one];
                square += step * step
                        + covariance.getEntry(one, one)
                        + covariance.getEntry(next, next)
                        - 2 * covariance.getEntry(one, next);
            }
            sum += weight(square / (drift * drift * minutes[s])) * square / minutes[s] / Pose.SIZE;
        }
        return minutes.length == 0
                ? this
                : new MotionPrior(minutes, Math.max(LEAST_DRIFT, Math.sqrt(sum / minutes.length)));
    }

    /** How much less a step counts for its length, given its square in units of its variance. */
    private static double weight(double distance) {
        return (FREEDOM + Pose.SIZE) / (FREEDOM + distance);
    }
}
