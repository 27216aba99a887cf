package org.petline.jobs.lock;

import java.io.IOException;

/** Another run has taken the output folder over, because this one gave no sign of life: it may write nothing more. */
public final class LockLostException extends IOException {
    private static final long serialVersionUID = 1;

    LockLostException(String output, long number) {
        super("lock " + number + " of " + output + " was taken over by a later run while this one stood still;"
                + " nothing more is written");
    }
}
