/**
 * Where the program starts and ends.
 *
 * <p>Lives here: {@link org.petline.jobs.Main}.
 *
 * <p>Not here: anything else. Commands are in jobs.commands, the pipeline on Spark in jobs.pipeline, what a stage does
 * in jobs.stages.
 */
@Room(
        name = "jobs",
        mayUse = {"jobs.commands"})
package org.petline.jobs;

import org.petline.Room;
