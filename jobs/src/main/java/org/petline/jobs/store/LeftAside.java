package org.petline.jobs.store;

import java.io.IOException;
import org.petline.bids.Store;

/**
 * What processes that were killed had written aside and never put in place.
 *
 * <p>Only for whoever holds the folder: a file that a process still writes is deleted as well, so that its attempt fails.
 */
public final class LeftAside {
    private LeftAside() {}

    /** Deletes all of it; the folder itself stays, for somebody may be about to use it. */
    public static void clear(Store output) throws IOException {
        for (Store.Entry file : output.list(HadoopSettings.STAGING)) output.delete(file.path());
    }
}
