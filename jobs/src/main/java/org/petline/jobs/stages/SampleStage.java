package org.petline.jobs.stages;

import java.util.List;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.jobs.settings.Settings;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionTable;
import org.petline.regions.SegmentedRegions;

/**
 * Reads the activity of every region out of every raw frame: one interpolation, at the place where the head was in that
 * frame, and no resampled series in between.
 */
public final class SampleStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 1;

    private final Settings.Regions settings;

    public SampleStage(Settings.Regions settings) {
        this.settings = settings;
    }

    /**
     * Everything that is the same for all frames.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero; read by several threads
     * @param segmentation in the world of the T1w
     * @throws org.petline.Refusal if the segmentation has none of the table's regions
     */
    public FrameSampling over(
            FrameSource frames,
            RealignedScan realigned,
            CoregisteredScan coregistered,
            LabelVolume segmentation,
            RegionTable table) {
        SegmentedRegions regions = SegmentedRegions.of(segmentation, table);
        RegionSampler sampler = new RegionSampler(regions, frames.grid(), interpolation(settings));
        RigidTransform t1wToReference = RigidTransform.of(coregistered.t1wToReference());
        List<RigidTransform> t1wToFrames = realigned.poses().stream()
                .map(pose -> t1wToReference.then(RigidTransform.of(pose.referenceToFrame())))
                .toList();
        return new FrameSampling(regions.regions(), sampler, frames, t1wToFrames);
    }

    /** How raw frames are read between their voxels, by whoever reads them. */
    static Interpolation interpolation(Settings.Regions settings) {
        return switch (settings.interpolation()) {
            case CUBIC_SPLINE -> Interpolation.CUBIC_SPLINE;
            case WINDOWED_SINC -> Interpolation.WINDOWED_SINC;
            case TRILINEAR -> Interpolation.TRILINEAR;
        };
    }
}
