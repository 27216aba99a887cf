package org.petline.jobs.run;

import java.util.List;
import java.util.Optional;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.DatasetClaim;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.plan.WithdrawnLimit;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.settings.SettingsReader;

/**
 * What a user asked for.
 *
 * @param places where everything is
 * @param selection which scans
 * @param settings the defaults with everything the user gave laid over them
 * @param effort what to do with scans that need work
 * @param trust how it is known that a file is the one of the last run
 * @param limits when to stop
 * @param guards what keeps the output folder from harm
 * @param command the command line, for the run's record
 */
public record RunRequest(
        Places places,
        ScanFilter selection,
        SettingsReader settings,
        Effort effort,
        Trust trust,
        RunLimits limits,
        Guards guards,
        String command) {

    /**
     * Where everything is.
     *
     * @param dataset PET-BIDS folder: a local path or a Hadoop URI; {@code output} likewise
     * @param derivatives folders with segmentations made elsewhere, in order of preference
     * @param workFolder local folder for scratch, on every executor; empty for the machine's own temporary folder
     */
    public record Places(String dataset, String output, List<String> derivatives, Optional<String> workFolder) {
        /** A dataset without derivatives, worked on in the machine's own temporary folder. */
        public static Places of(String dataset, String output) {
            return new Places(dataset, output, List.of(), Optional.empty());
        }
    }

    /**
     * What keeps the output folder from harm.
     *
     * @param lock what to do if another run is writing to it
     * @param withdrawn how many scans may be gone
     * @param proof how it is told that the dataset is the folder's own
     */
    public record Guards(RunLock.Manner lock, WithdrawnLimit withdrawn, DatasetClaim.Proof proof) {
        /** With a lock of this manner, and all else as it is without a word of the user. */
        public static Guards with(RunLock.Manner lock) {
            return new Guards(lock, WithdrawnLimit.DEFAULT, DatasetClaim.Proof.IMAGES);
        }
    }

    RunLock.Manner lock() {
        return guards.lock;
    }

    public String dataset() {
        return places.dataset;
    }

    public String output() {
        return places.output;
    }

    public List<String> derivatives() {
        return places.derivatives;
    }

    public Optional<String> workFolder() {
        return places.workFolder;
    }
}
