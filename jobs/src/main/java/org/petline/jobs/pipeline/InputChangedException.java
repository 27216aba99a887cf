package org.petline.jobs.pipeline;

import java.io.IOException;

/** A file has another content than its length and time stamp made believe: the scan is begun again, reading it. */
final class InputChangedException extends IOException {
    InputChangedException(String path) {
        super(path + " has changed although its length and time stamp have not");
    }
}
