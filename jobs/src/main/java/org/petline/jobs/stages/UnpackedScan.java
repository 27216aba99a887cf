package org.petline.jobs.stages;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.petline.image.FrameSource;
import org.petline.jobs.stages.results.ScanFlag;

/**
 * A scan's frames within reach: the raw ones on local scratch, the small ones for motion in memory. Closing frees both.
 */
public final class UnpackedScan implements Closeable {
    private final RawFrames raw;
    private final MemoryFrames estimation;
    private final String sha256;
    private final Set<ScanFlag> flags;
    private final List<String> remarks;

    /**
     * What is remarkable about a scan's file; kept when the frames are gone.
     *
     * @param flags names of {@link ScanFlag}s, in fixed order
     * @param remarks about the file, a sentence each
     */
    public record Facts(List<String> flags, List<String> remarks) {
        /** Copies the lists. */
        public Facts {
            flags = List.copyOf(flags);
            remarks = List.copyOf(remarks);
        }
    }

    UnpackedScan(RawFrames raw, MemoryFrames estimation, String sha256, Set<ScanFlag> flags, List<String> remarks) {
        this.raw = raw;
        this.estimation = estimation;
        this.sha256 = sha256;
        this.flags = flags.isEmpty() ? Collections.emptySet() : EnumSet.copyOf(flags);
        this.remarks = List.copyOf(remarks);
    }

    /** Frames as acquired, Bq/mL, decay-corrected to TimeZero. */
    public FrameSource frames() {
        return raw;
    }

    /** The same frames, smoothed and on a coarse grid, for the estimation of motion. */
    public FrameSource estimationFrames() {
        return estimation;
    }

    /** SHA-256 of the image file's bytes as they were read, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** What is remarkable about the file and its voxels. */
    public Facts facts() {
        return new Facts(flags.stream().map(Enum::name).toList(), remarks);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
