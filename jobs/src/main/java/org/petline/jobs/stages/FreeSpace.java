package org.petline.jobs.stages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes a folder's disk has left. */
@FunctionalInterface
interface FreeSpace {
    /** What the disk says. */
    FreeSpace OF_THE_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

    /** Bytes that this process may still write there. */
    long of(Path folder) throws IOException;

    /**
     * Lets pass what fits.
     *
     * @throws ScratchFullException if there are fewer bytes than these
     */
    default void require(Path folder, long bytes) throws IOException {
        long free = of(folder);
        if (free < bytes) throw new ScratchFullException(bytes, free);
    }
}
