package org.petline.registration;

import org.petline.FrameTimes;

/**
 * What is known of heads before a frame is looked at: they drift slowly and now and then jump.
 *
 * <p>A random walk whose steps follow a heavy-tailed t distribution. It is weak: a frame that its counts place within
 * some tenths of a millimetre hardly feels it, and a clear jump costs next to nothing; it decides where counts are
 * silent.
 */
final class MotionPrior {
    /** Share of a step's variance that does not grow with time, so that frames next to each other may differ, mm2. */
    private static final double LEAST_VARIANCE = 0.03 * 0.03;

    private static final double FREEDOM = 2;

    private final double[] variance;
    private final double[] pull;

    /**
     * A prior over some frames of a scan.
     *
     * @param frames the frames that take part, increasing
     * @param driftMmPerRootMinute standard deviation of a pose parameter after one minute
     */
    MotionPrior(FrameTimes times, int[] frames, double driftMmPerRootMinute) {
        variance = new double[Math.max(0, frames.length - 1)];
        pull = new double[variance.length];
        for (int s = 0; s < variance.length; s++) {
            double minutes = times.midMinutes(frames[s + 1]) - times.midMinutes(frames[s]);
            variance[s] = driftMmPerRootMinute * driftMmPerRootMinute * minutes + LEAST_VARIANCE;
        }
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
        for (int s = 0; s < variance.length; s++) {
            double distance = 0;
            for (int a = 0; a < Pose.SIZE; a++) {
                double step = poses[s + 1][a] - poses[s][a];
                distance += step * step / variance[s];
            }
            pull[s] = (FREEDOM + Pose.SIZE) / (FREEDOM + distance) / variance[s];
            for (int a = 0; a < Pose.SIZE; a++) {
                int one = s * Pose.SIZE + a;
                int next = one + Pose.SIZE;
                double step = poses[s + 1][a] - poses[s][a];
                score[one] -= pull[s] * step;
                score[next] += pull[s] * step;
                information[one * size + one] += pull[s];
                information[next * size + next] += pull[s];
                information[one * size + next] -= pull[s];
                information[next * size + one] -= pull[s];
            }
        }
    }
}
