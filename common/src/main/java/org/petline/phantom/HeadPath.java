package org.petline.phantom;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.RigidTransform.Parameters;
import org.petline.geometry.Vector3;
import org.petline.phantom.HeadMotion.WithinFrames;

/**
 * Where one head is at any time of one scan, told from the first frame's world.
 *
 * <p>A frame's place is the head's at the frame's middle, or, where the head goes on moving, the mean of its six
 * parameters over the frame: what a motion correction can find at best.
 */
public final class HeadPath {
    /** Places that a frame with motion in it is the mean of. */
    private static final int PARTS = 12;

    private static final double STILL = 1e-3;

    private final FrameTimes times;
    private final Vector3 centre;
    private final Course course;
    private final List<Jump> jumps;
    private final WithinFrames within;
    private final double[] first = new double[6];

    /**
     * A sudden move.
     *
     * @param seconds when, from TimeZero
     * @param by six: mm, degrees, about the path's centre; added to what comes after
     */
    record Jump(double seconds, List<Double> by) {}

    /** One parameter's slow wave: amplitude (mm or degrees), angular rate (1/s) and phase. */
    record Wave(double amplitude, double rate, double phase) {
        double at(double seconds) {
            return amplitude * StrictMath.sin(rate * seconds + phase);
        }
    }

    /** What moves without jumping, six parameters each (mm, degrees); holds the arrays it is given. */
    static final class Course {
        private final double[] slope;
        private final double[][] walk;
        private final Wave[] waves;

        /**
         * Drift, walk and waves together.
         *
         * @param slope [6] a second
         * @param walk [frame][6] at the frames' middles, straight between them
         * @param waves [6]
         */
        Course(double[] slope, double[][] walk, Wave[] waves) {
            this.slope = slope;
            this.walk = walk;
            this.waves = waves;
        }
    }

    HeadPath(FrameTimes times, Vector3 centre, Course course, List<Jump> jumps, WithinFrames within) {
        this.times = times;
        this.centre = centre;
        this.course = course;
        this.jumps = List.copyOf(jumps);
        this.within = within;
        // Read while still zero, so that the first frame's own place becomes the origin.
        System.arraycopy(mean(parts(0)), 0, first, 0, first.length);
    }

    public int count() {
        return times.count();
    }

    /** Takes points of the first frame's world to a frame's; the first is the identity. */
    public RigidTransform referenceToFrame(int frame) {
        return transform(mean(parts(frame)));
    }

    /** All frames' transforms, in frame order. */
    public List<RigidTransform> referenceToFrames() {
        List<RigidTransform> all = new ArrayList<>();
        for (int frame = 0; frame < count(); frame++) all.add(referenceToFrame(frame));
        return List.copyOf(all);
    }

    /** The places, of equal time, that a frame is the mean over; a single one where the head does not move. */
    List<RigidTransform> places(int frame) {
        List<RigidTransform> places = new ArrayList<>();
        double[][] parts = parts(frame);
        for (double[] part : parts) places.add(transform(part));
        return isStill(parts) ? places.subList(0, 1) : places;
    }

    /** The jumps, in no order. */
    List<Jump> jumps() {
        return jumps;
    }

    /** The frame that lasts at a time; -1 for none. */
    int frameAt(double seconds) {
        for (int frame = 0; frame < count(); frame++) {
            if (seconds >= times.startSeconds(frame) && seconds < times.endSeconds(frame)) return frame;
        }
        return -1;
    }

    private double[][] parts(int frame) {
        if (within == WithinFrames.HELD) return new double[][] {at(times.midSeconds(frame))};
        double[][] parts = new double[PARTS][];
        for (int part = 0; part < PARTS; part++) {
            parts[part] = at(times.startSeconds(frame) + (part + 0.5) / PARTS * times.durationSeconds(frame));
        }
        return parts;
    }

    private double[] at(double seconds) {
        int last = count() - 1;
        int before = 0;
        while (before < last && times.midSeconds(before + 1) <= seconds) before++;
        int after = Math.min(last, before + 1);
        double gap = times.midSeconds(after) - times.midSeconds(before);
        double share = gap > 0 ? Math.max(0, (seconds - times.midSeconds(before)) / gap) : 0;
        double[] at = new double[6];
        for (int p = 0; p < 6; p++) {
            double walked = course.walk[before][p] + share * (course.walk[after][p] - course.walk[before][p]);
            at[p] = walked + course.slope[p] * (seconds - times.midSeconds(0)) + course.waves[p].at(seconds);
            for (Jump jump : jumps) if (seconds > jump.seconds) at[p] += jump.by.get(p);
            at[p] -= first[p];
        }
        return at;
    }

    private static double[] mean(double[][] parts) {
        double[] mean = new double[6];
        for (double[] part : parts) for (int p = 0; p < 6; p++) mean[p] += part[p] / parts.length;
        return mean;
    }

    private static boolean isStill(double[][] parts) {
        for (double[] part : parts) {
            for (int p = 0; p < 6; p++) if (Math.abs(part[p] - parts[0][p]) > STILL) return false;
        }
        return true;
    }

    private RigidTransform transform(double[] millimetresAndDegrees) {
        double[] six = millimetresAndDegrees.clone();
        for (int p = 3; p < 6; p++) six[p] = StrictMath.toRadians(six[p]);
        return RigidTransform.about(centre, Parameters.of(six));
    }
}
