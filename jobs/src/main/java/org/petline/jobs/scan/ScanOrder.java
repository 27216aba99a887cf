package org.petline.jobs.scan;

import java.io.Serializable;
import org.petline.jobs.scanfiles.FoundScan;

/**
 * One scan to be done: the key that travels to an executor.
 *
 * @param part the part file that holds the scan's rows
 * @param deaths of executors that had tried it in this run
 */
public record ScanOrder(FoundScan scan, int part, int deaths) implements Serializable {
    /** An order that nobody tried yet. */
    public ScanOrder(FoundScan scan, int part) {
        this(scan, part, 0);
    }

    public ScanOrder after(int moreDeaths) {
        return new ScanOrder(scan, part, deaths + moreDeaths);
    }

    public String name() {
        return scan.key().stem();
    }
}
