/**
 * A run from its request to its verdict: what is due, the stages of each scan in order, and publication.
 *
 * <p>Lives here: the plan of a run, the chain of stages of one scan, the one class that knows Spark, progress and the
 * verdict.
 *
 * <p>Not here: what a stage does (jobs.stages), what a user types (jobs.commands).
 */
@Room(
        name = "jobs.pipeline",
        mayUse = {
            "bids",
            "geometry",
            "gzip",
            "image",
            "imagefile",
            "jobs.lock",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.upkeep",
            "regions",
            "report"
        })
package org.petline.jobs.pipeline;

import org.petline.Room;
