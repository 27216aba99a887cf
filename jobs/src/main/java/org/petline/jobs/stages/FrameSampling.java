package org.petline.jobs.stages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionSums;
import org.petline.regions.SegmentedRegions;

/** The sampling of a scan's regions, a few frames at a time: no frame's values depend on another's. */
final class FrameSampling {
    /** Frames in memory: as many as the scan's share of the heap has room for, each with its spline. */
    private static final int FRAMES_AT_ONCE = 4;

    private final List<SegmentedRegions.Region> regions;
    private final RegionSampler sampler;
    private final FrameSource frames;
    private final List<RigidTransform> t1wToFrames;

    FrameSampling(
            List<SegmentedRegions.Region> regions,
            RegionSampler sampler,
            FrameSource frames,
            List<RigidTransform> t1wToFrames) {
        this.regions = regions;
        this.sampler = sampler;
        this.frames = frames;
        this.t1wToFrames = t1wToFrames;
    }

    /** The time-activity curve of every region; frames spread over the cores that parallel streams have here. */
    SampledScan sample() throws IOException {
        List<List<SampledScan.Sample>> samples = new ArrayList<>();
        try {
            for (int first = 0; first < frames.count(); first += FRAMES_AT_ONCE) {
                int end = Math.min(frames.count(), first + FRAMES_AT_ONCE);
                samples.addAll(IntStream.range(first, end)
                        .parallel()
                        .mapToObj(this::frame)
                        .toList());
            }
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
        return curves(samples);
    }

    private List<SampledScan.Sample> frame(int frame) {
        try {
            RegionSums sums = sampler.sample(frames.frame(frame), t1wToFrames.get(frame));
            return IntStream.range(0, sums.count())
                    .mapToObj(region -> new SampledScan.Sample(
                            sums.mean(region), sums.standardDeviation(region), sums.coverage(region)))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /**
     * Samples turned to curves.
     *
     * @param samples [frame][region]
     */
    private SampledScan curves(List<List<SampledScan.Sample>> samples) {
        List<SampledScan.RegionTac> tacs = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (int region = 0; region < regions.size(); region++) {
            SegmentedRegions.Region each = regions.get(region);
            int column = region;
            List<SampledScan.Sample> tac =
                    samples.stream().map(frame -> frame.get(column)).toList();
            if (each.voxels() == 0) empty.add(each.name());
            else tacs.add(new SampledScan.RegionTac(each.name(), each.volumeMl(), each.voxels(), tac));
        }
        return new SampledScan(tacs, empty);
    }
}
