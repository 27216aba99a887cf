package org.petline.jobs.sessions;

import java.io.Serializable;

/**
 * Two scans of one person to be compared: the key that travels to an executor.
 *
 * @param first name of the one that comes first in the table of scans
 * @param second name of the other
 */
public record SessionPairKey(String first, String second) implements Serializable {
    /** The two names, for messages. */
    @Override
    public String toString() {
        return first + " and " + second;
    }
}
