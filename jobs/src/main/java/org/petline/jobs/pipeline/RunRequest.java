package org.petline.jobs.pipeline;

import java.util.List;
import java.util.Optional;
import org.petline.jobs.settings.SettingsReader;

/**
 * What a user asked for.
 *
 * @param dataset PET-BIDS folder: a local path or a Hadoop URI; {@code output} likewise
 * @param derivatives folders with segmentations made elsewhere, in order of preference
 * @param selection which scans
 * @param settings the defaults with everything the user gave laid over them
 * @param workFolder local folder for scratch, on every executor; empty for the machine's own temporary folder
 * @param effort what to do with scans that need work
 * @param command the command line, for the run's record
 */
public record RunRequest(
        String dataset,
        String output,
        List<String> derivatives,
        Selection selection,
        SettingsReader settings,
        Optional<String> workFolder,
        Effort effort,
        String command) {

    /**
     * Which scans; an empty list takes all.
     *
     * @param participants labels without {@code sub-}; {@code sessions} without {@code ses-}
     * @param tracers tracer labels or names
     * @param filterFile text of a BIDS filter file
     */
    public record Selection(
            List<String> participants, List<String> sessions, List<String> tracers, Optional<String> filterFile) {}

    /** What to do with scans that need work. */
    public enum Effort {
        /** Do what is new or changed; a bad scan never stops the others. */
        NORMAL,
        /** As normal, and try scans again that failed or were refused although nothing changed. */
        RETRY_FAILED,
        /** As normal, but stop at the first scan that fails or is refused. */
        STOP_ON_FIRST_FAILURE,
        /** Say what would be done, and why; write nothing. */
        DRY_RUN
    }
}
