package org.petline.jobs.stages;

import java.util.List;

/**
 * Every region's activity in a few consecutive frames: a piece of the stage {@code sample}.
 *
 * @param frames [frame][region], regions as in {@link org.petline.regions.SegmentedRegions#regions}
 */
public record SampledFrames(List<List<SampledScan.Sample>> frames) {
    /** Copies the lists. */
    public SampledFrames {
        frames = frames.stream().map(List::copyOf).toList();
    }
}
