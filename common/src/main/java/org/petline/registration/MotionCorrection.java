package org.petline.registration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

/**
 * Where the head was in every frame of a dynamic scan.
 *
 * <p>A frame is never compared with a mean image or with another frame: the tracer moves through the brain, and a
 * comparison takes that for motion of the head (SPM12 and elastix displace a still head by 0.4 to 0.9 mm). It is
 * compared with what the kinetics of all frames together predict for it. All frames are solved for at once; see
 * {@link SeriesFit} for the model and {@link MotionPrior} for what fills in where counts are silent.
 *
 * <p>The reference frame, whose world all transforms start from, is the first one by whose end the head has seen half
 * of the scan's activity (mean activity times duration): mid-scan, well counted, and the same whatever the motion.
 */
public final class MotionCorrection {
    /** Below this share of the brightest frame's activity a frame is empty or before the tracer's arrival. */
    private static final double LEAST_ACTIVITY = 0.02;

    /** In standard errors. */
    private static final double SIGNIFICANT = 4;

    /** In shorter frames blood changes faster than curves follow, and looks like blur; heads seldom move in them. */
    private static final double LONG_SECONDS = 120;

    /** Rough poses are found with a prior that holds nothing back, mm per root minute. */
    private static final double VAGUE_DRIFT = 0.3;

    private static final int MOST_STEPS_COARSE = 8;
    private static final int MOST_STEPS = 10;

    private final Settings settings;

    public MotionCorrection(Settings settings) {
        this.settings = settings;
    }

    /**
     * How motion is estimated.
     *
     * @param smoothingFwhmMm smoothing of the estimation frames, FWHM; the caller of {@link #estimate} applies it
     * @param gridMm voxel size of the estimation frames; the caller applies it
     * @param toleranceMm the search ends when no frame moves further in a step
     * @param driftMmPerRootMinute how far a head is expected to drift in a minute, until its own frames tell
     * @param leastCertainMm a frame whose own voxels leave its place less certain inherits its neighbour's
     * @param jumpMm a frame is flagged when the head moved by more since the frame before, root mean square over a
     *     sphere of 80 mm
     * @param withinFrameMm a frame is flagged when the head's places while it was taken spread by more, mm, and by more
     *     than chance makes of noise
     */
    public record Settings(
            double smoothingFwhmMm,
            double gridMm,
            double toleranceMm,
            double driftMmPerRootMinute,
            double leastCertainMm,
            double jumpMm,
            double withinFrameMm) {
        public static final Settings DEFAULT = new Settings(6, 4, 0.02, 0.05, 2, 2, 1.5);
    }

    /** One transform a frame, of all frames that can be estimated; the reference is chosen from the data. */
    public Motion estimate(FrameSource estimationFrames, FrameTimes times) throws IOException {
        return estimate(estimationFrames, times, FrameScope.ALL);
    }

    /**
     * One transform a frame, in frame order; a frame that cannot be estimated says why and from whom it borrows.
     *
     * @param scope frames outside it are not looked at; a reference frame of its choice that holds no activity cannot
     *     be compared with, and another one is chosen as if none had been named
     * @param estimationFrames smoothed and downsampled as the settings say, decay-corrected; read once, held in memory
     * @throws IOException if a frame cannot be read
     * @throws IllegalArgumentException if the number of frames is not that of the times
     */
    public Motion estimate(FrameSource estimationFrames, FrameTimes times, FrameScope scope) throws IOException {
        int count = estimationFrames.count();
        if (count != times.count()) throw new IllegalArgumentException(count + " frames, " + times.count() + " times");
        List<Set<MotionFlag>> flags = new ArrayList<>();
        Volume[] volumes = new Volume[count];
        for (int f = 0; f < count; f++) {
            flags.add(EnumSet.noneOf(MotionFlag.class));
            volumes[f] = finite(estimationFrames.frame(f), flags.get(f));
        }
        Grid grid = estimationFrames.grid();
        Volume mean = mean(volumes, times);
        double[] activity = activity(volumes, mean);
        int[] active = active(activity, flags, scope);
        int reference = reference(activity, active, times, scope);
        if (active.length < 2) {
            for (int f : active) flags.get(f).add(MotionFlag.NOTHING_TO_COMPARE);
            return still(count, reference, grid.centre(), flags);
        }
        Volume[] used = Arrays.stream(active).mapToObj(f -> volumes[f]).toArray(Volume[]::new);
        int place = Arrays.binarySearch(active, reference);
        Vector3 centre = grid.centre();
        KineticDictionary dictionary = new KineticDictionary(times, active);
        MotionPrior vague = new MotionPrior(times, active, VAGUE_DRIFT);
        MotionPrior prior = new MotionPrior(times, active, settings.driftMmPerRootMinute());
        RigidTransform[] poses = new RigidTransform[active.length];
        Arrays.fill(poses, RigidTransform.IDENTITY);
        Volume[] halved = Arrays.stream(used).parallel().map(HalfSize::of).toArray(Volume[]::new);
        poses = search(halved, HalfSize.of(mean), dictionary, vague, PoseSearch.Stage.ROUGH, centre, place)
                .search(poses, 10 * settings.toleranceMm(), MOST_STEPS_COARSE)
                .stream()
                .map(PoseSearch.Placed::referenceToFrame)
                .toArray(RigidTransform[]::new);
        List<PoseSearch.Placed> found = search(used, mean, dictionary, prior, PoseSearch.Stage.FINE, centre, place)
                .search(poses, settings.toleranceMm(), MOST_STEPS);
        return motion(found, active, reference, count, centre, flags, times);
    }

    private static PoseSearch search(
            Volume[] volumes,
            Volume mean,
            KineticDictionary dictionary,
            MotionPrior prior,
            PoseSearch.Stage stage,
            Vector3 centre,
            int reference) {
        return new PoseSearch(HeadFrames.of(volumes, mean), dictionary, prior, stage, centre, reference);
    }

    private Motion motion(
            List<PoseSearch.Placed> found,
            int[] active,
            int reference,
            int count,
            Vector3 centre,
            List<Set<MotionFlag>> flags,
            FrameTimes times) {
        FrameMotion[] frames = new FrameMotion[count];
        for (int a = 0; a < active.length; a++) {
            int f = active[a];
            PoseSearch.Placed placed = found.get(a);
            WithinFrameMotion within = placed.within();
            boolean moved = within.millimetres() > settings.withinFrameMm() && within.significance() > SIGNIFICANT;
            if (moved && times.durationSeconds(f) >= LONG_SECONDS) {
                flags.get(f).add(MotionFlag.MOVED_WITHIN_FRAME);
            }
            if (f == reference) {
                frames[f] = new FrameMotion(
                        RigidTransform.IDENTITY,
                        RigidTransform.Parameters.NONE,
                        FrameMotion.Status.REFERENCE,
                        f,
                        flags.get(f));
                continue;
            }
            if (!(placed.ownErrorMm() <= settings.leastCertainMm())) {
                flags.get(f).add(MotionFlag.LOW_INFORMATION);
                continue;
            }
            if (!(placed.lastStepMm() <= 5 * settings.toleranceMm()))
                flags.get(f).add(MotionFlag.POSE_NOT_CONVERGED);
            frames[f] = new FrameMotion(
                    placed.referenceToFrame(), placed.standardErrors(), FrameMotion.Status.ESTIMATED, f, flags.get(f));
        }
        return flagJumps(new Motion(reference, centre, inherit(frames, flags, times)));
    }

    private Motion flagJumps(Motion motion) {
        List<FrameMotion> frames = new ArrayList<>(motion.frames());
        for (int f = 1; f < frames.size(); f++) {
            FrameMotion frame = frames.get(f);
            double moved = Displacement.rmsd(motion.referenceToFrame(f - 1), frame.referenceToFrame(), motion.centre());
            if (!(moved > settings.jumpMm())) continue;
            Set<MotionFlag> flags = EnumSet.of(MotionFlag.JUMP);
            flags.addAll(frame.flags());
            frames.set(
                    f,
                    new FrameMotion(
                            frame.referenceToFrame(), frame.standardErrors(), frame.status(), frame.source(), flags));
        }
        return new Motion(motion.referenceFrame(), motion.centre(), frames);
    }

    /** Gives frames without a transform that of the nearest frame in time which has one. */
    private static List<FrameMotion> inherit(FrameMotion[] frames, List<Set<MotionFlag>> flags, FrameTimes times) {
        List<FrameMotion> out = new ArrayList<>();
        for (int f = 0; f < frames.length; f++) {
            if (frames[f] != null) {
                out.add(frames[f]);
                continue;
            }
            int nearest = -1;
            for (int g = 0; g < frames.length; g++) {
                if (frames[g] == null) continue;
                boolean nearer = nearest < 0
                        || Math.abs(times.midSeconds(g) - times.midSeconds(f))
                                < Math.abs(times.midSeconds(nearest) - times.midSeconds(f));
                if (nearer) nearest = g;
            }
            out.add(new FrameMotion(
                    frames[nearest].referenceToFrame(),
                    FrameMotion.UNKNOWN,
                    FrameMotion.Status.INHERITED,
                    nearest,
                    flags.get(f)));
        }
        return out;
    }

    private static Motion still(int count, int reference, Vector3 centre, List<Set<MotionFlag>> flags) {
        Motion none = Motion.none(count, reference, centre);
        List<FrameMotion> frames = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            FrameMotion frame = none.frames().get(f);
            frames.add(new FrameMotion(
                    frame.referenceToFrame(), frame.standardErrors(), frame.status(), frame.source(), flags.get(f)));
        }
        return new Motion(reference, centre, frames);
    }

    private static Volume finite(Volume frame, Set<MotionFlag> flags) {
        float[] voxels = Finite.zeroed(frame.voxels());
        if (voxels == frame.voxels()) return frame;
        flags.add(MotionFlag.NOT_FINITE_VOXELS);
        return new Volume(frame.grid(), voxels);
    }

    /** Mean of all frames, weighted by duration. */
    private static Volume mean(Volume[] volumes, FrameTimes times) {
        double[] sum = new double[volumes[0].voxels().length];
        double total = 0;
        for (int f = 0; f < volumes.length; f++) {
            double weight = times.durationMinutes(f);
            total += weight;
            float[] voxels = volumes[f].voxels();
            for (int v = 0; v < sum.length; v++) sum[v] += weight * voxels[v];
        }
        float[] mean = new float[sum.length];
        for (int v = 0; v < mean.length; v++) mean[v] = (float) (sum[v] / total);
        return new Volume(volumes[0].grid(), mean);
    }

    /** Each frame's mean activity over the voxels that the mean image calls head. */
    private static double[] activity(Volume[] volumes, Volume mean) {
        double threshold = 0.2 * RobustRange.high(mean.voxels());
        double[] activity = new double[volumes.length];
        int used = 0;
        for (int v = 0; v < mean.voxels().length; v++) {
            if (!(mean.voxels()[v] > threshold)) continue;
            used++;
            for (int f = 0; f < volumes.length; f++) activity[f] += volumes[f].voxels()[v];
        }
        for (int f = 0; f < volumes.length; f++) activity[f] /= Math.max(1, used);
        return activity;
    }

    private static int[] active(double[] activity, List<Set<MotionFlag>> flags, FrameScope scope) {
        double most = Arrays.stream(activity).max().orElse(0);
        int[] active = new int[activity.length];
        int count = 0;
        for (int f = 0; f < activity.length; f++) {
            if (!scope.holds(f)) flags.get(f).add(MotionFlag.OUTSIDE_RANGE);
            else if (activity[f] > LEAST_ACTIVITY * most) active[count++] = f;
            else flags.get(f).add(MotionFlag.NO_ACTIVITY);
        }
        return Arrays.copyOf(active, count);
    }

    private static int reference(double[] activity, int[] active, FrameTimes times, FrameScope scope) {
        if (Arrays.binarySearch(active, scope.referenceFrame()) >= 0) return scope.referenceFrame();
        double total = 0;
        for (int f : active) total += activity[f] * times.durationSeconds(f);
        double seen = 0;
        for (int f : active) {
            seen += activity[f] * times.durationSeconds(f);
            if (seen >= total / 2) return f;
        }
        return activity.length / 2;
    }
}
