package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.FrameSource;
import org.petline.jobs.settings.Settings;
import org.petline.registration.BrainPoints;
import org.petline.registration.Displacement;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.MotionCorrection;
import org.petline.registration.ReferenceImage;

/** Finds where the head was in every frame, and how far that is from where it was before. */
public final class RealignStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 2;

    private final Settings.Motion settings;

    public RealignStage(Settings.Motion settings) {
        this.settings = settings;
    }

    /**
     * The head's place in every frame.
     *
     * @param estimationFrames smoothed and downsampled as the settings say, decay-corrected to TimeZero
     * @throws Refusal REFERENCE_FRAME_UNUSABLE or MOTION_RANGE_EMPTY if the settings ask for frames that the scan lacks
     */
    public RealignedScan run(FrameSource estimationFrames, FrameTimes times) throws IOException {
        return told(estimationFrames, times, motion(estimationFrames, times));
    }

    /**
     * The head's place in every frame as other software found it.
     *
     * @param referenceToFrames one a frame, world points in mm
     * @throws Refusal REFERENCE_FRAME_UNUSABLE if the settings ask for a frame that the scan lacks
     */
    public RealignedScan run(FrameSource estimationFrames, FrameTimes times, List<RigidTransform> referenceToFrames)
            throws IOException {
        Vector3 centre = estimationFrames.grid().centre();
        return told(
                estimationFrames, times, GivenMotion.of(referenceToFrames, new MotionRange(settings), times, centre));
    }

    private RealignedScan told(FrameSource estimationFrames, FrameTimes times, Motion motion) throws IOException {
        BrainPoints brain = BrainPoints.of(new ReferenceImage(times.startSeconds(0), Double.POSITIVE_INFINITY)
                .average(estimationFrames, times, motion, estimationFrames.grid()));
        List<Displacement> displacements = Displacement.of(motion, brain);
        List<RealignedScan.Pose> poses = new ArrayList<>();
        for (int frame = 0; frame < motion.count(); frame++) {
            poses.add(pose(motion.frames().get(frame), displacements.get(frame)));
        }
        return new RealignedScan(motion.referenceFrame(), motion.centre(), poses);
    }

    private Motion motion(FrameSource frames, FrameTimes times) throws IOException {
        MotionRange range = new MotionRange(settings);
        return switch (settings.method()) {
            case ESTIMATE ->
                range.checked(new MotionCorrection(algorithm()).estimate(frames, times, range.scope(times)));
            case FILE -> throw new IllegalStateException("transforms from files are read, not estimated");
            case OFF ->
                Motion.none(
                        times.count(),
                        range.referenceFrame(times, 0),
                        frames.grid().centre());
        };
    }

    private MotionCorrection.Settings algorithm() {
        MotionCorrection.Settings usual = MotionCorrection.Settings.DEFAULT;
        return new MotionCorrection.Settings(
                settings.smoothingFwhmMm(),
                settings.gridMm(),
                usual.toleranceMm(),
                usual.driftMmPerRootMinute(),
                usual.leastCertainMm(),
                usual.jumpMm(),
                usual.withinFrameMm());
    }

    private RealignedScan.Pose pose(FrameMotion frame, Displacement displacement) {
        String found = frame.status().name().toLowerCase(Locale.ROOT);
        String status = switch (settings.method()) {
            case ESTIMATE -> found;
            case OFF -> "off";
            case FILE -> frame.status() == FrameMotion.Status.REFERENCE ? found : "file";
        };
        return new RealignedScan.Pose(
                frame.referenceToFrame().toAffine(),
                Arrays.stream(frame.standardErrors().toArray()).boxed().toList(),
                status,
                frame.source(),
                frame.flags().stream().map(Enum::name).toList(),
                displacement.framewiseMm(),
                displacement.rmsdMm(),
                displacement.medianMm(),
                displacement.largestMm());
    }
}
