package org.petline.jobs.run;

/**
 * One step of a file system on behalf of a run. Putting a file in place is two: its bytes aside, then its name.
 *
 * @param number from 1, in the order of the run's own thread
 */
public record Step(int number, Kind kind, String path) {
    /** What is done. */
    public enum Kind {
        LIST,
        FIND,
        OPEN,
        READ,
        WRITE,
        NAME,
        DELETE;

        /** Whether the disk is another one after it. */
        boolean changes() {
            return this == WRITE || this == NAME || this == DELETE;
        }
    }

    boolean is(Kind wanted, String ending) {
        return kind == wanted && path.endsWith(ending);
    }
}
