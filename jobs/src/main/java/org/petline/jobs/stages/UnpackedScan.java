package org.petline.jobs.stages;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.petline.image.FrameSource;
import org.petline.jobs.stages.results.ScanFlag;

/**
 * A scan's frames within reach: the raw ones on local scratch, the small ones for motion in memory. Closing frees both.
 */
public final class UnpackedScan implements Closeable {
    private final RawFrames raw;
    private final MemoryFrames estimation;
    private final List<String> sha256;
    private final List<Noticed> noticed;

    /**
     * What is remarkable about a scan's file; kept when the frames are gone.
     *
     * @param noticed in the order of the flags
     */
    public record Facts(List<Noticed> noticed) {
        /** Copies the list. */
        public Facts {
            noticed = List.copyOf(noticed);
        }
    }

    /**
     * One remarkable thing.
     *
     * @param object frames, or header fields with what was found
     */
    public record Noticed(ScanFlag flag, String object) {}

    UnpackedScan(RawFrames raw, MemoryFrames estimation, List<String> sha256, List<Noticed> noticed) {
        this.raw = raw;
        this.estimation = estimation;
        this.sha256 = List.copyOf(sha256);
        this.noticed = List.copyOf(noticed);
    }

    /** Frames as acquired, Bq/mL, decay-corrected to TimeZero. */
    public FrameSource frames() {
        return raw;
    }

    /** The same frames, smoothed and on a coarse grid, for the estimation of motion. */
    public FrameSource estimationFrames() {
        return estimation;
    }

    /** SHA-256 of each image file's bytes as they were read, 64 hexadecimal digits; several of joined runs. */
    public List<String> sha256() {
        return sha256;
    }

    /** What is remarkable about the file and its voxels. */
    public Facts facts() {
        return new Facts(noticed);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
