package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.petline.Flag;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.FrameSource;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;
import org.petline.registration.BrainPoints;
import org.petline.registration.Displacement;
import org.petline.registration.FrameMotion;
import org.petline.registration.GivenMotionCheck;
import org.petline.registration.Motion;
import org.petline.registration.MotionCorrection;
import org.petline.registration.MotionFlag;
import org.petline.registration.ReferenceImage;

/** Finds where the head was in every frame, and how far that is from where it was before. */
public final class RealignStage implements Stage<RealignedScan> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "realign";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<RealignedScan> result() {
        return RealignedScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.UNPACK);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                // The bound of outliers only tells, and changes no transform.
                .with("motion", inputs.settings().motion(), Map.of("outlierMm", 1.0))
                .with("transforms", inputs.transforms().motion())
                .with("given", inputs.settings().motion().method() == Settings.MotionMethod.FILE ? "checked" : "");
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public RealignedScan run(StageContext scan) throws IOException {
        return scan.onAllCores(() -> {
            FrameSource small = scan.frames().estimationFrames();
            FrameTimes times = scan.times();
            Settings.Motion settings = scan.settings().motion();
            if (scan.found().motionTransforms().isEmpty()) return estimate(settings, small, times);
            Grid grid = scan.frames().frames().grid();
            return believe(settings, small, times, scan.givenMotion(grid, times.count()));
        });
    }

    @Override
    public List<Remark> remarks(RealignedScan result) {
        List<Remark> remarks = new ArrayList<>();
        for (MotionFlag flag : MotionFlag.values()) {
            if (flag.words().severity() == Flag.Severity.NOTE) continue;
            Remarks.frames(
                            result.poses().size(),
                            frame -> result.poses().get(frame).flags().contains(flag.name()))
                    .ifPresent(frames -> remarks.add(Remark.onScan(flag, frames)));
        }
        return remarks;
    }

    @Override
    public List<TableRows<?>> rows(RealignedScan result, FinishedScan scan, ScanRows rows) {
        double outlierMm = scan.settings().motion().outlierMm();
        return List.of(new TableRows<>(Table.MOTION, rows.motion(result, scan.times(), outlierMm)));
    }

    /**
     * Lets pass a scan that has the frames which the settings ask for.
     *
     * @throws Refusal REFERENCE_FRAME_UNUSABLE or MOTION_RANGE_EMPTY
     */
    public static void requireFrames(Settings.Motion settings, FrameTimes times) {
        MotionRange range = new MotionRange(settings);
        switch (settings.method()) {
            case ESTIMATE -> range.scope(times);
            case OFF, FILE -> range.referenceFrame(times, Motion.NO_FRAME);
        }
    }

    /**
     * The head's place in every frame.
     *
     * @param estimationFrames smoothed and downsampled as the settings say, decay-corrected to TimeZero
     * @throws Refusal REFERENCE_FRAME_UNUSABLE or MOTION_RANGE_EMPTY if the settings ask for frames that the scan lacks
     */
    static RealignedScan estimate(Settings.Motion settings, FrameSource estimationFrames, FrameTimes times)
            throws IOException {
        return scanOf(settings, estimationFrames, times, motion(settings, estimationFrames, times));
    }

    /**
     * The head's place in every frame as other software found it.
     *
     * @param referenceToFrames one a frame, world points in mm
     * @throws Refusal REFERENCE_FRAME_UNUSABLE if the settings ask for a frame that the scan lacks
     */
    static RealignedScan believe(
            Settings.Motion settings,
            FrameSource estimationFrames,
            FrameTimes times,
            List<RigidTransform> referenceToFrames)
            throws IOException {
        Vector3 centre = estimationFrames.grid().centre();
        Set<MotionFlag> flags = GivenMotionCheck.of(estimationFrames, referenceToFrames).stream()
                .collect(Collectors.toUnmodifiableSet());
        Motion given = GivenMotion.of(referenceToFrames, new MotionRange(settings), times, centre, flags);
        return scanOf(settings, estimationFrames, times, given);
    }

    private static RealignedScan scanOf(
            Settings.Motion settings, FrameSource estimationFrames, FrameTimes times, Motion motion)
            throws IOException {
        BrainPoints brain = BrainPoints.of(new ReferenceImage(times.startSeconds(0), Double.POSITIVE_INFINITY)
                .average(estimationFrames, times, motion, estimationFrames.grid()));
        List<Displacement> displacements = Displacement.of(motion, brain);
        List<RealignedScan.Pose> poses = new ArrayList<>();
        for (int frame = 0; frame < motion.count(); frame++) {
            poses.add(pose(settings.method(), motion.frames().get(frame), displacements.get(frame)));
        }
        return new RealignedScan(motion.referenceFrame(), motion.centre(), poses);
    }

    private static Motion motion(Settings.Motion settings, FrameSource frames, FrameTimes times) throws IOException {
        MotionRange range = new MotionRange(settings);
        return switch (settings.method()) {
            case ESTIMATE ->
                range.checked(new MotionCorrection(algorithm(settings)).estimate(frames, times, range.scope(times)));
            case FILE -> throw new IllegalStateException("transforms from files are read, not estimated");
            case OFF ->
                Motion.none(
                        times.count(),
                        range.referenceFrame(times, 0),
                        frames.grid().centre());
        };
    }

    private static MotionCorrection.Settings algorithm(Settings.Motion settings) {
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

    private static RealignedScan.Pose pose(Settings.MotionMethod method, FrameMotion frame, Displacement displacement) {
        String found = frame.status().name().toLowerCase(Locale.ROOT);
        String status = switch (method) {
            case ESTIMATE -> found;
            case OFF -> "off";
            case FILE -> frame.status() == FrameMotion.Status.REFERENCE ? found : "file";
        };
        return RealignedScan.Pose.of(frame, status, displacement);
    }
}
