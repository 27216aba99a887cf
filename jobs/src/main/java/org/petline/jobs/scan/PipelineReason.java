package org.petline.jobs.scan;

import org.petline.Reason;

/** Why a run as a whole is refused, or a scan failed for no fault of its input. */
public enum PipelineReason implements Reason {
    MASTER_MISSING(
            "No Spark master is named",
            "Start petline with jobs/bin/petline, or with spark-submit, which names the master."),
    HEAP_TOO_SMALL(
            "The Java heap is too small for Spark to start in it",
            "Start with PETLINE_MEMORY=3g or more (--driver-memory under spark-submit); 2g a core carries the largest"
                    + " scanners."),
    DATASET_MISSING(
            "There is no dataset at this place", "Give the folder that holds dataset_description.json and sub-*."),
    OUTPUT_IN_DATASET(
            "The output folder lies inside the dataset or is the dataset",
            "Give a folder outside the dataset, or one under its derivatives folder."),
    WEIGHTS_FILE_MISSING(
            "The file of weights that the settings name is not there", "Correct the path in kinetics.weights-file."),
    REGION_TABLE_MISSING(
            "There is no such region table",
            "Name one of conf/regions (freesurfer-trial, freesurfer-regions), the path of your own, or names."),
    PARTICIPANT_UNKNOWN(
            "No scan is of this participant", "Choose among those that have one, with or without sub-: 01 is not 1."),
    SESSION_UNKNOWN("No scan is of this session", "Choose among those that have one, with or without ses-."),
    TRACER_UNKNOWN(
            "No scan has this tracer",
            "Choose among those that there are: the trc- label, or TracerName as the sidecar spells it."),
    SELECTION_EMPTY(
            "Each label of the selection is there, but no scan has all of them",
            "Leave one of --participant-label, --session-label, --tracer or the filter file out; petline run --dry-run"
                    + " lists what is found without them."),
    OUTPUT_OF_ANOTHER_DATASET(
            "The output folder holds the results of another dataset, whose scans these would replace",
            "Give each dataset an output folder of its own. If it is the same dataset, moved and with all of its images"
                    + " changed, start again with --same-dataset."),
    PARTICIPANT_FORGOTTEN(
            "The participant was forgotten in this output folder (petline forget), and is not taken in again",
            "Leave the label out; if consent was given again: petline forget OUTPUT_DIR --participant LABEL --allow-again."),
    DATASET_WITHOUT_PET(
            "The dataset holds no PET image",
            "Give the folder whose sub-*/[ses-*/]pet holds *_pet.nii.gz; if it did, look whether its disk is mounted."),
    TOO_MANY_WITHDRAWN(
            "More scans have left the dataset than may leave it at once; nothing was changed",
            "Look whether all of the dataset is mounted and can be read; if the scans were taken out on purpose, start again"
                    + " with --max-withdrawn and their number."),
    SCAN_WITHDRAWN(
            "The scan is no longer in the dataset, so its rows left all tables but this one",
            "Nothing, if it was taken out on purpose. Back in the dataset it is back in the tables after the next run; to"
                    + " remove a person altogether: petline forget OUTPUT_DIR --participant LABEL."),
    SCAN_RENAMED(
            "The same image is in the dataset under another name, and its rows stand under that one",
            "Nothing; to remove the old name too: petline forget OUTPUT_DIR --participant LABEL, if the person's label"
                    + " changed."),
    INPUT_CHANGED(
            "A file changed while it was being processed",
            "Let the copy finish and start the run again; the scan is done anew."),
    STORAGE_FAILED(
            "A file could not be read or written",
            "Check disks, permissions and the network; the next run tries the scan again."),
    SCRATCH_FULL(
            "The disk for scratch has no room for the scan's frames",
            "Free space there, or name a disk that has room with --work-dir; the next run tries the scan again."),
    OUT_OF_MEMORY(
            "The scan needs more memory than its executor has",
            "Give executors more memory (2 GiB a core for the largest scanners); the scan is tried again when they have it,"
                    + " when its input or settings change, or with --retry-failed."),
    EXECUTOR_LOST(
            "The executors that tried the scan died, the last one with nothing else to do",
            "Give executors more memory (2 GiB a core for the largest scanners); the scan is tried again when they have it,"
                    + " when its input or settings change, or with --retry-failed."),
    SCAN_TIMED_OUT(
            "The scan took longer than --scan-time-limit allows",
            "Look whether its files can be read at all; then start with a longer limit and --retry-failed."),
    NOT_REACHED(
            "The run ended before it came to the scan",
            "Start petline run again, with a later --time-limit if this comes back every night."),
    INTERNAL(
            "petline itself failed on this scan",
            "This is a defect: please report it with the trace in petline/traces and, if possible, the scan's header.");

    private final String meaning;
    private final String remedy;

    PipelineReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
