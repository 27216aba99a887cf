package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.petline.FrameTimes;
import org.petline.Refusal;
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
    public static final int VERSION = 1;

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
        Motion motion = motion(estimationFrames, times);
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
                usual.jumpMm());
    }

    private RealignedScan.Pose pose(FrameMotion frame, Displacement displacement) {
        String status = settings.method() == Settings.MotionMethod.OFF
                ? "off"
                : frame.status().name().toLowerCase(Locale.ROOT);
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
