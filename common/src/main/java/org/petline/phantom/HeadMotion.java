package org.petline.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.petline.FrameTimes;
import org.petline.geometry.Vector3;

/**
 * How a head moves during a scan: slow sliding and nodding, an unsteady walk on top, waves, now and then a jump.
 *
 * <p>{@link #MODERATE} has the moments of four real HRRT scans of 54 to 90 min (OpenNeuro ds001420): the head slides
 * down the rest and nods.
 *
 * @param drift multiple of the real scans' net drift over 93 min
 * @param walk standard deviation of the walk's steps along and about each axis over a frame of 3 min; in shorter frames
 *     less, by the square root of the time, in longer ones no more
 * @param waves amplitudes of slow waves along and about each axis, periods of 10 to 30 min
 * @param withinFrames whether a frame sees the head move
 */
public record HeadMotion(double drift, Size walk, Jumps jumps, Size waves, WithinFrames withinFrames) {
    /** How far, and how far it turns. */
    public record Size(double mm, double degrees) {
        private static final Size NONE = new Size(0, 0);
    }

    /**
     * Sudden movements.
     *
     * @param most how many a scan can have
     * @param probability that a scan has each of them, at an even chance anywhere in the scan
     * @param size how far each goes in a random direction, and turns about a random axis
     */
    public record Jumps(int most, double probability, Size size) {
        private static final Jumps NONE = new Jumps(0, 0, Size.NONE);
    }

    /** What a head does while a frame lasts. */
    public enum WithinFrames {
        /** It is where it is in the frame's middle. */
        HELD,
        /** It goes on moving, and the frame is the mean over its places. */
        MOVING
    }

    public static final HeadMotion NONE = new HeadMotion(0, Size.NONE, Jumps.NONE, Size.NONE, WithinFrames.HELD);

    /** As in a well-fitting mask. */
    public static final HeadMotion SMALL =
            new HeadMotion(0.2, new Size(0.06, 0.04), Jumps.NONE, new Size(0.1, 0.05), WithinFrames.HELD);

    public static final HeadMotion MODERATE =
            new HeadMotion(1, new Size(0.3, 0.1), new Jumps(1, 0.1, new Size(5, 3)), Size.NONE, WithinFrames.HELD);
    public static final HeadMotion LARGE =
            new HeadMotion(2, new Size(0.6, 0.3), new Jumps(1, 1, new Size(6, 5)), Size.NONE, WithinFrames.HELD);

    /** A person who cannot lie still: five jumps at most, and waves. */
    public static final HeadMotion RESTLESS = new HeadMotion(
            0.5, new Size(0.1, 0.1), new Jumps(5, 0.7, new Size(2, 2)), new Size(0.5, 0.5), WithinFrames.HELD);

    private static final double DRIFT_SECONDS = 93 * 60;
    private static final double STEP_SECONDS = 180;
    private static final double SHORTEST_WAVE_SECONDS = 600;
    private static final double LONGEST_WAVE_SECONDS = 1800;

    /** Net drift over 93 min, six parameters (mm, degrees): means, and standard deviations between scans. */
    private static final double[] DRIFT_MEAN = {0.3, 2.2, -3.7, -1.1, 0, 0};

    private static final double[] DRIFT_SD = {1.2, 0.9, 2.4, 0.6, 0.5, 0.5};

    /** The same motion, which frames see. */
    public HeadMotion movingWithinFrames() {
        return new HeadMotion(drift, walk, jumps, waves, WithinFrames.MOVING);
    }

    /**
     * Where the head goes.
     *
     * @param centre about which it turns, in the world of the first frame, mm
     */
    public HeadPath draw(FrameTimes times, Vector3 centre, Random random) {
        double[] slope = new double[6];
        for (int p = 0; p < 6; p++) {
            slope[p] = drift * (DRIFT_MEAN[p] + DRIFT_SD[p] * random.nextGaussian()) / DRIFT_SECONDS;
        }
        double first = times.midSeconds(0);
        double last = times.endSeconds(times.count() - 1);
        List<HeadPath.Jump> jumped = new ArrayList<>();
        for (int jump = 0; jump < Math.max(1, jumps.most); jump++) {
            List<Double> by = jump(random);
            if (random.nextDouble() < jumps.probability && jump < jumps.most) {
                jumped.add(new HeadPath.Jump(first + random.nextDouble() * (last - first), by));
            }
        }
        double[][] walked = new double[times.count()][6];
        for (int frame = 0; frame < times.count(); frame++) {
            double step = Math.sqrt(Math.min(1, times.durationSeconds(frame) / STEP_SECONDS));
            for (int p = 0; p < 6; p++) {
                double size = step * (p < 3 ? walk.mm : walk.degrees) * random.nextGaussian();
                if (frame > 0) walked[frame][p] = walked[frame - 1][p] + size;
            }
        }
        HeadPath.Wave[] waving = new HeadPath.Wave[6];
        for (int p = 0; p < 6; p++) waving[p] = wave(p < 3 ? waves.mm : waves.degrees, random);
        return new HeadPath(times, centre, new HeadPath.Course(slope, walked, waving), jumped, withinFrames);
    }

    private static HeadPath.Wave wave(double amplitude, Random random) {
        double period = SHORTEST_WAVE_SECONDS + (LONGEST_WAVE_SECONDS - SHORTEST_WAVE_SECONDS) * random.nextDouble();
        return new HeadPath.Wave(amplitude, 2 * Math.PI / period, 2 * Math.PI * random.nextDouble());
    }

    /** A jump of the given size in a random direction and about a random axis. */
    private List<Double> jump(Random random) {
        double[] jump = new double[6];
        for (int p = 0; p < 6; p++) jump[p] = random.nextGaussian();
        double shift = Math.sqrt(jump[0] * jump[0] + jump[1] * jump[1] + jump[2] * jump[2]);
        double turn = Math.sqrt(jump[3] * jump[3] + jump[4] * jump[4] + jump[5] * jump[5]);
        for (int p = 0; p < 3; p++) jump[p] *= jumps.size.mm / shift;
        for (int p = 3; p < 6; p++) jump[p] *= jumps.size.degrees / turn;
        return Arrays.stream(jump).boxed().toList();
    }
}
