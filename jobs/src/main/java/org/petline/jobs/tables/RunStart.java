package org.petline.jobs.tables;

/**
 * That a run has begun; without the {@link RunRecord} of the same id it is still going on or was killed.
 *
 * @param run its id; ids sort by the time runs started
 * @param started ISO 8601, UTC
 * @param command the command line
 * @param lock number of the output folder's lock, which rises from run to run whatever the clocks say; 0 of a run that was
 *     written down before numbers were
 */
public record RunStart(String run, String started, String command, long lock) {
    public RunStart {
        OutputLayout.safe(run);
    }

    /** A run whose lock is not told. */
    public RunStart(String run, String started, String command) {
        this(run, started, command, 0);
    }
}
