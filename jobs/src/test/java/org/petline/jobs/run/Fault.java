package org.petline.jobs.run;

/** What may go wrong at one step of a file system. */
public enum Fault {
    /** The step is refused, and nothing happened. */
    FAIL_BEFORE,
    /** The step is done, but its answer is lost; of a file that is read, half was delivered. */
    DO_AND_FAIL,
    /** The step is done, and the process ends. */
    HALT_AFTER,
    /** Half of the step is done, and the process ends. */
    HALT_HALF_WAY,
    /** From this step on nothing works any more. */
    FAIL_FOR_EVER,
    /** From this step on nothing can be written; what is there can be read and deleted. */
    DISK_FULL,
    /** From this step on nothing can be changed. */
    READ_ONLY,
    /** The task's process ends half-way through the step; the driver goes on. */
    EXECUTOR_DIES;

    /** Whether a process ends by it. */
    public boolean halts() {
        return this == HALT_AFTER || this == HALT_HALF_WAY || this == EXECUTOR_DIES;
    }

    /** Whether it is another fault than the first two at a step that changes nothing on the disk. */
    boolean needsAChange() {
        return halts() || this == DO_AND_FAIL || this == DISK_FULL || this == READ_ONLY;
    }
}
