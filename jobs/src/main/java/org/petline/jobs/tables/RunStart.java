package org.petline.jobs.tables;

/**
 * That a run has begun; without the {@link RunRecord} of the same id it is still going on or was killed.
 *
 * @param run its id; ids sort by the time runs started
 * @param started ISO 8601, UTC
 * @param command the command line
 */
public record RunStart(String run, String started, String command) {
    public RunStart {
        OutputLayout.safe(run);
    }
}
