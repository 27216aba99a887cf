package org.petline.bids;

import org.petline.Reason;

/** Why runs are not joined into one scan. */
public enum RunsReason implements Reason {
    RUNS_CLOCK_CONTRADICTED(
            "TimeZero and InjectionStart of two runs tell different times between them",
            "Correct TimeZero, or InjectionStart (seconds from the TimeZero of the same file, negative if the injection was"
                    + " before it); if each run had an injection of its own, --set scans.runs=separate."),
    RUNS_OVERLAP(
            "a run begins before the one before it ends",
            "Number run- in the order of time and correct FrameTimesStart, TimeZero or InjectionStart; if each run had an"
                    + " injection of its own, --set scans.runs=separate."),
    RUNS_DIFFER(
            "runs that are to be joined are not of one injection, scanner, reconstruction and grid",
            "Correct the sidecar that is wrong, or reconstruct the runs alike; if they are measurements of their own, --set"
                    + " scans.runs=separate."),
    RUNS_INCOMPLETE(
            "runs that are to be joined are parted by a filter",
            "Let the filter take all runs of a scan or none, or do each for itself: --set scans.runs=separate."),
    RUNS_BLOOD_DIFFERS(
            "runs that are to be joined have different tables of blood, and no table tells from whose TimeZero it counts",
            "Put all samples into one table that counts from the TimeZero of the first run, and name it without run-.");

    private final String meaning;
    private final String remedy;

    RunsReason(String meaning, String remedy) {
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
