package org.petline.jobs.pipeline;

import java.io.Serializable;
import org.petline.jobs.stages.FoundScan;

/**
 * One scan to be done: the key that travels to an executor.
 *
 * @param part the part file that holds the scan's rows
 */
record ScanOrder(FoundScan scan, int part) implements Serializable {}
