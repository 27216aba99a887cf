package org.petline.jobs.scanfiles;

import java.io.IOException;

/**
 * A file holds other bytes than those that the fingerprints stand for: it changed although its length and time stamp did
 * not, or between two readings. The scan is begun anew, or refused.
 */
public final class InputChangedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String path;

    InputChangedException(String path) {
        super(path + " has changed although its length and time stamp have not");
        this.path = path;
    }

    /** The file, as its folder names it. */
    public String path() {
        return path;
    }
}
