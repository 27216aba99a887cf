package org.petline.jobs.lock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import org.petline.files.Store;

/**
 * A run's right to write, small enough to travel to its tasks: the number of its lock. Numbers rise from run to run and
 * are never used twice.
 */
public record Fence(long number) implements Serializable {
    /**
     * Makes sure that no later run has taken the folder over.
     *
     * <p>The lock's file is opened, not looked up: that is what makes NFS ask its server instead of its cache.
     *
     * @throws LockLostException if one has
     */
    public void check(Store output) throws IOException {
        try {
            output.open(LockFiles.holder(number)).close();
        } catch (FileNotFoundException deletedByASuccessor) {
            LockLostException lost = new LockLostException(output.location(), number);
            lost.initCause(deletedByASuccessor);
            throw lost;
        }
    }
}
