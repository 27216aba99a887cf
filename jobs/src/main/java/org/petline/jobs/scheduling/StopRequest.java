package org.petline.jobs.scheduling;

import java.util.Optional;

/**
 * Whether somebody has asked the run to stop: asked by a signal's thread, and heeded by the run from when it holds the
 * output folder.
 */
public final class StopRequest {
    private Optional<StopCause> cause = Optional.empty();
    private boolean heeded;

    /** From now on the run looks whether it was asked, and ends by itself. */
    public synchronized void heed() {
        heeded = true;
    }

    /** Asks; false if no run heeds it, which has then begun nothing yet or is over. */
    public synchronized boolean ask(StopCause by) {
        if (cause.isEmpty()) cause = Optional.of(by);
        return heeded;
    }

    /** By what it was asked; empty if it was not. */
    public synchronized Optional<StopCause> asked() {
        return cause;
    }
}
