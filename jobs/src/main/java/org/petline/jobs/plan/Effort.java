package org.petline.jobs.plan;

/** What to do with scans that need work. */
public enum Effort {
    /** Do what is new or changed; a bad scan never stops the others. */
    NORMAL,
    /** As normal, and try scans again that failed or were refused although nothing changed. */
    RETRY_FAILED,
    /** Say what would be done, and why; write nothing. */
    DRY_RUN
}
