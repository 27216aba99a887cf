package org.petline.jobs.stages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.jobs.settings.Settings;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionSums;
import org.petline.regions.RegionTable;
import org.petline.regions.SegmentedRegions;

/**
 * Reads the activity of every region out of every raw frame: one interpolation, at the place where the head was in that
 * frame, and no resampled series in between.
 */
public final class SampleStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 1;

    /** Frames in memory: as many as the scan's share of the heap has room for, each with its spline. */
    private static final int FRAMES_AT_ONCE = 4;

    private final Settings.Regions settings;

    public SampleStage(Settings.Regions settings) {
        this.settings = settings;
    }

    /**
     * The time-activity curve of every region of the table. A few frames at a time spread over the cores that parallel
     * streams have here.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero; read by several threads
     * @param segmentation in the world of the T1w
     * @throws org.petline.Refusal if the segmentation has none of the table's regions
     */
    public SampledScan run(
            FrameSource frames,
            RealignedScan realigned,
            CoregisteredScan coregistered,
            LabelVolume segmentation,
            RegionTable table)
            throws IOException {
        SegmentedRegions regions = SegmentedRegions.of(segmentation, table);
        RegionSampler sampler = new RegionSampler(regions, frames.grid(), interpolation(settings));
        RigidTransform t1wToReference = RigidTransform.of(coregistered.t1wToReference());
        List<RegionSums> sums = new ArrayList<>();
        for (int first = 0; first < frames.count(); first += FRAMES_AT_ONCE) {
            int end = Math.min(frames.count(), first + FRAMES_AT_ONCE);
            sums.addAll(sampled(first, end, frame -> {
                RigidTransform referenceToFrame =
                        RigidTransform.of(realigned.poses().get(frame).referenceToFrame());
                return sampler.sample(frames.frame(frame), t1wToReference.then(referenceToFrame));
            }));
        }
        List<SampledScan.RegionTac> tacs = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (int region = 0; region < regions.regions().size(); region++) {
            SegmentedRegions.Region each = regions.regions().get(region);
            if (each.voxels() == 0) empty.add(each.name());
            else tacs.add(new SampledScan.RegionTac(each.name(), each.volumeMl(), each.voxels(), tac(sums, region)));
        }
        return new SampledScan(tacs, empty);
    }

    /** Reads one frame's regions. */
    private interface Reading {
        RegionSums of(int frame) throws IOException;
    }

    private static List<RegionSums> sampled(int first, int end, Reading reading) throws IOException {
        try {
            return IntStream.range(first, end)
                    .parallel()
                    .mapToObj(frame -> {
                        try {
                            return reading.of(frame);
                        } catch (IOException unread) {
                            throw new UncheckedIOException(unread);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
    }

    private static List<SampledScan.Sample> tac(List<RegionSums> frames, int region) {
        return frames.stream()
                .map(sums -> new SampledScan.Sample(
                        sums.mean(region), sums.standardDeviation(region), sums.coverage(region)))
                .toList();
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
