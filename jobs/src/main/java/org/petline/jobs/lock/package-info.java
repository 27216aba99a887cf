/**
 * Who may write to an output folder: one run at a time, on whatever file system it lies.
 *
 * <p>Lives here: the lock with its heartbeat and its fencing number, and the store that asks for it before every step
 * that readers could see.
 *
 * <p>Not here: what a run does with the folder. Readers never ask for the lock.
 */
@Room(
        name = "jobs.lock",
        mayUse = {"files"})
package org.petline.jobs.lock;

import org.petline.Room;
