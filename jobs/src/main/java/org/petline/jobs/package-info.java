/**
 * The pipeline on Spark.
 *
 * <p>Lives here: the entry of the command line, the one class that knows Spark, and the pipeline's order of stages.
 *
 * <p>Not here: algorithms (they live in common), what a stage does (jobs.stages), what a command does (jobs.commands).
 */
@Room(
        name = "jobs",
        mayUse = {"bids", "jobs.commands", "jobs.stages", "jobs.tables", "report"})
package org.petline.jobs;

import org.petline.Room;
