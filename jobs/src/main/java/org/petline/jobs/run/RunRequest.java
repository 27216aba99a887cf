package org.petline.jobs.run;

import java.util.List;
import java.util.Optional;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
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
 * @param trust how it is known that a file is the one of the last run
 * @param limits when to stop
 * @param lock what to do if another run is writing to the output folder
 * @param command the command line, for the run's record
 */
public record RunRequest(
        String dataset,
        String output,
        List<String> derivatives,
        ScanFilter selection,
        SettingsReader settings,
        Optional<String> workFolder,
        Effort effort,
        Trust trust,
        RunLimits limits,
        RunLock.Manner lock,
        String command) {}
