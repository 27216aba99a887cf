package org.petline.jobs.scan;

import java.io.IOException;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;

/**
 * Where a scan's task says that it has not begun but waits for its executor's heap: the driver sees a task that runs, and
 * would count its time. A small file among those on their way into place, cleaned up like those.
 */
public final class HeapWaitMarker {
    private final Store output;
    private final String mark;

    HeapWaitMarker(Store output, String run, String scan) {
        this.output = output;
        this.mark = HadoopSettings.STAGING + "/waits-" + run + "-" + scan;
    }

    /** The scan waits. That it cannot be said costs no more than time that is counted. */
    void enter() {
        try {
            output.write(mark, out -> {});
        } catch (IOException unsaid) {
            // The scan is what counts, and it will meet the same disk.
        }
    }

    /** The scan waits no more. */
    void leave() {
        try {
            output.delete(mark);
        } catch (IOException unsaid) {
            // As above; the run's end removes the file.
        }
    }

    /** Whether the scan waits, as far as can be told. */
    public boolean isOccupied() {
        try {
            return output.find(mark).isPresent();
        } catch (IOException untold) {
            return false;
        }
    }
}
