package org.petline.jobs.tables.rows;

import java.util.Locale;

/** What became of a scan; the word in the tables is the lower-case name. */
public enum ScanStatus {
    /** Its result stands for its input and settings. */
    DONE,
    /** The input cannot be used, for a reason that the user can mend. */
    REFUSED,
    /** petline or the machine failed. */
    FAILED,
    /** The last attempt was refused or failed, and the last good result, of an older input or settings, is kept. */
    STALE,
    /** Found, and not yet come to: the run ended before. */
    WAITING,
    /** No longer in the dataset, or no longer under this name: its rows leave all tables but the one of scans. */
    WITHDRAWN;

    /** As it stands in the tables, for example {@code done}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that a word in a table means.
     *
     * @throws IllegalArgumentException if it means none
     */
    public static ScanStatus of(String word) {
        for (ScanStatus status : values()) {
            if (status.word().equals(word)) return status;
        }
        throw new IllegalArgumentException("no status: " + word);
    }
}
