package org.petline.jobs.plan;

/** What to do with scans that need work. */
public enum Effort {
    /** Do what is new or changed; a bad scan never stops the others. */
    NORMAL,
    /** As normal, and try scans again that failed or were refused although nothing changed. */
    RETRY_FAILED,
    /** Say what would be done, and why; write nothing. */
    DRY_RUN,
    /** The same, with each stage of a scan that is due. */
    DRY_RUN_OF_STAGES;

    /** Whether anything may be written. */
    public boolean isDry() {
        return this == DRY_RUN || this == DRY_RUN_OF_STAGES;
    }
}
