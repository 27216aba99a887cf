/**
 * One scan on an executor, from its files to its ledger entry.
 *
 * <p>Lives here: the task with its retries and its share of the heap, the stages of one scan run at most once, what they
 * read beside images, and what is told of a scan that was not done.
 *
 * <p>Not here: what a stage does (stages), which scans are due (plan), Spark (scheduling).
 */
@Room(
        name = "jobs.scan",
        mayUse = {
            "bids",
            "files",
            "geometry",
            "image",
            "imagefile",
            "jobs.derivatives",
            "jobs.fitting",
            "jobs.lock",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages",
            "jobs.stages.results",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "jobs.upkeep",
            "regions",
            "transforms"
        })
package org.petline.jobs.scan;

import org.petline.Room;
