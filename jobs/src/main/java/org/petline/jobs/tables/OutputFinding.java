package org.petline.jobs.tables;

import org.petline.OneLine;

/**
 * Something odd in the output folder that was left alone or worked around.
 *
 * @param file below the output folder
 * @param what one sentence
 */
public record OutputFinding(String file, String what) {
    @Override
    public String toString() {
        return OneLine.of(file + ": " + what);
    }
}
