package org.petline.jobs.run;

/** The end of a process in a test: nothing that it still does reaches a disk, so no clean-up counts. */
public final class Halted extends Error {
    private static final long serialVersionUID = 1;

    Halted(String step) {
        super("halted at " + step);
    }
}
