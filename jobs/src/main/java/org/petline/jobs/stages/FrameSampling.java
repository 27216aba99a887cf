package org.petline.jobs.stages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionSampler;
import org.petline.regions.RegionSums;
import org.petline.regions.SegmentedRegions;
import org.petline.regions.TissueClasses;

/** The sampling of a scan's regions, a few frames at a time: no frame's values depend on another's. */
final class FrameSampling {
    /** Frames in memory: as many as the scan's share of the heap has room for, each with its spline. */
    private static final int FRAMES_AT_ONCE = 4;

    private final TissueClasses classes;
    private final RegionSampler sampler;
    private final FrameSource frames;
    private final List<RigidTransform> t1wToFrames;

    FrameSampling(TissueClasses classes, RegionSampler sampler, FrameSource frames, List<RigidTransform> t1wToFrames) {
        this.classes = classes;
        this.sampler = sampler;
        this.frames = frames;
        this.t1wToFrames = t1wToFrames;
    }

    /** The time-activity curve of every class and region; frames spread over the cores that parallel streams have here. */
    SampledScan sample() throws IOException {
        List<RegionSums> samples = new ArrayList<>();
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

    private RegionSums frame(int frame) {
        try {
            return sampler.sample(frames.frame(frame), t1wToFrames.get(frame));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** Samples turned to curves, [frame]. */
    private SampledScan curves(List<RegionSums> samples) {
        List<RegionSums> merged = samples.stream().map(classes::merged).toList();
        List<SampledScan.RegionTac> tacs = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (int region = 0; region < classes.regions().size(); region++) {
            SegmentedRegions.Region each = classes.regions().get(region);
            if (each.isEmpty()) empty.add(each.name());
            else tacs.add(new SampledScan.RegionTac(each.name(), each.volumeMl(), each.voxels(), tac(merged, region)));
        }
        List<SampledScan.ClassTac> ofClasses = new ArrayList<>();
        for (int its = 0; its < classes.count(); its++) {
            ofClasses.add(new SampledScan.ClassTac(classes.classes().get(its).labels(), tac(samples, its)));
        }
        List<List<Double>> rim = samples.stream()
                .map(frame -> Arrays.stream(frame.rim()).boxed().toList())
                .toList();
        return new SampledScan(tacs, empty, new SampledScan.Classes(ofClasses, rim));
    }

    private static List<SampledScan.Sample> tac(List<RegionSums> samples, int region) {
        return samples.stream()
                .map(sums -> new SampledScan.Sample(
                        sums.mean(region), sums.standardDeviation(region), sums.coverage(region)))
                .toList();
    }
}
