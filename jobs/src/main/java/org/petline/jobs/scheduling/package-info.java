/**
 * Who does the scans, in what order, and what if an executor dies: the only room that knows Spark.
 *
 * <p>Lives here: the scheduler, its executors, limits of time and failures, and the queue of sessions to be compared.
 *
 * <p>Not here: what a task does (scan, sessions). A scan is one Spark job of one task that uses all cores of its executor.
 */
@Room(
        name = "jobs.scheduling",
        mayUse = {"jobs.scan", "jobs.sessions", "jobs.stages", "jobs.store"})
package org.petline.jobs.scheduling;

import org.petline.Room;
