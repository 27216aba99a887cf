package org.petline.jobs.run;

import org.petline.Refusal;
import org.petline.jobs.lock.LockReason;

/** What a command ends with if it throws. */
public final class ExitCode {
    private static final int USAGE = 1;
    private static final int RUN_FAILED = 3;

    private ExitCode() {}

    /** 1 if something else must be asked for, 3 if the same may be tried again. */
    public static int of(Exception failure) {
        boolean mayPass = !(failure instanceof Refusal refusal) || refusal.reason() instanceof LockReason;
        return mayPass ? RUN_FAILED : USAGE;
    }
}
