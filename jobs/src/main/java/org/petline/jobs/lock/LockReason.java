package org.petline.jobs.lock;

import org.petline.Reason;

/** Why a run may not begin. */
public enum LockReason implements Reason {
    OUTPUT_LOCKED(
            "Another run is writing to this output folder",
            "Wait for it to end (petline status OUTPUT_DIR shows it), or start with --when-locked wait; a run that was"
                    + " killed needs nothing: its lock is taken over.");

    private final String meaning;
    private final String remedy;

    LockReason(String meaning, String remedy) {
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
