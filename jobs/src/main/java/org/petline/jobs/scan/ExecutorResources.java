package org.petline.jobs.scan;

import java.io.Serializable;

/**
 * What each executor has, as Spark was asked for it.
 *
 * @param cores of each; 0 if all that its machine has
 * @param memory heap of each, in the words of Spark's settings, for example {@code 2g}
 */
public record ExecutorResources(int cores, String memory) implements Serializable {
    /** Cores of the executor that this runs in. */
    int coresHere() {
        return cores > 0 ? cores : Runtime.getRuntime().availableProcessors();
    }
}
