package org.petline.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.FileCheck;

/**
 * What a user asked for.
 *
 * @param dataset PET-BIDS folder: a local path or a Hadoop URI; {@code output} likewise
 * @param derivatives folders with segmentations made elsewhere, in order of preference
 * @param selection which scans
 * @param settings the defaults with everything the user gave laid over them
 * @param workFolder local folder for scratch, on every executor; empty for the machine's own temporary folder
 * @param effort what to do with scans that need work
 * @param trust how it is known that a file is the one of the last run
 * @param limits when to stop
 * @param lock what to do if another run is writing to the output folder
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
        Trust trust,
        Limits limits,
        RunLock.Manner lock,
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
        /** Say what would be done, and why; write nothing. */
        DRY_RUN
    }

    /** How it is known that a file is the one that was read before. */
    public enum Trust {
        /** Length and time stamp; only where they differ is a file read. */
        STAMPS(FileCheck.LENGTHS),
        /** The content, read and hashed anew. */
        CONTENTS(FileCheck.CONTENTS);

        private final FileCheck ofOurs;

        Trust(FileCheck ofOurs) {
            this.ofOurs = ofOurs;
        }

        /** How far files that petline wrote itself are trusted, whose time stamps nobody wrote down. */
        FileCheck ofOurs() {
            return ofOurs;
        }
    }

    /**
     * When a run stops before all is done; what it leaves is done by the next one.
     *
     * @param time after which no scan is begun
     * @param scanTime that one scan may take
     * @param failures scans that may fail or be refused in this run; one more stops it
     */
    public record Limits(Optional<Duration> time, Optional<Duration> scanTime, OptionalInt failures) {
        /** No limits. */
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }
}
