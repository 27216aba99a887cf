package org.petline.jobs.pipeline;

import java.io.Serializable;
import org.petline.jobs.stages.FoundScan;

/**
 * One scan to be done: the key that travels to an executor.
 *
 * @param part the part file that holds the scan's rows
 * @param deaths of executors that had tried it in this run
 */
record ScanOrder(FoundScan scan, int part, int deaths) implements Serializable {
    /** An order that nobody tried yet. */
    ScanOrder(FoundScan scan, int part) {
        this(scan, part, 0);
    }

    ScanOrder after(int moreDeaths) {
        return new ScanOrder(scan, part, deaths + moreDeaths);
    }

    String name() {
        return scan.key().stem();
    }
}
