package org.petline.jobs.stages;

import java.io.IOException;

/** The disk for scratch has no room for a scan's frames: told before the first of them is written. */
public final class ScratchFullException extends IOException {
    private static final long serialVersionUID = 1;
    private static final double MEGABYTE = 1e6;

    /** Bytes that the frames take, and those that are free. */
    public ScratchFullException(long needed, long free) {
        super(String.format(
                java.util.Locale.ROOT,
                "its frames take %.1f MB of scratch, and %.1f MB are free",
                needed / MEGABYTE,
                free / MEGABYTE));
    }
}
