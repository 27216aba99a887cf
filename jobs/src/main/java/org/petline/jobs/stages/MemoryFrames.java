package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

/** Frames that are small enough to be kept: the downsampled ones on which motion is estimated. */
final class MemoryFrames implements FrameSource {
    private final Grid grid;
    private final List<Volume> frames = new ArrayList<>();

    MemoryFrames(Grid grid) {
        this.grid = grid;
    }

    void append(Volume frame) {
        if (!frame.grid().equals(grid)) throw new IllegalArgumentException("a frame on another grid");
        frames.add(frame);
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int count() {
        return frames.size();
    }

    @Override
    public Volume frame(int frame) {
        return frames.get(frame);
    }
}
