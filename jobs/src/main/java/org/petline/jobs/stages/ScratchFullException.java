package org.petline.jobs.stages;

import java.util.Locale;

/**
 * The disk for scratch has no room for a scan's frames: told before the first of them is written, or when others filled
 * it meanwhile. Unchecked, for like a full heap it is mended by trying again alone and by nobody in between.
 */
public final class ScratchFullException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final double MEGABYTE = 1e6;

    /** Bytes that the frames take, and those that are free. */
    public ScratchFullException(long needed, long free) {
        super(String.format(
                Locale.ROOT,
                "its frames take %.1f MB of scratch, and %.1f MB are free",
                needed / MEGABYTE,
                free / MEGABYTE));
    }
}
