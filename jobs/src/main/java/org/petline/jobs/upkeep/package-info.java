/**
 * Looking after an output folder between runs: whether all in it fits together, and what nobody needs any more.
 *
 * <p>Lives here: the check of results, tables and derivatives against the ledger, and the removal of what interrupted
 * runs left.
 *
 * <p>Not here: what a run writes (jobs.stages, jobs.tables) and how it ends (jobs.run). Nothing here needs Spark.
 */
@Room(
        name = "jobs.upkeep",
        mayUse = {"files", "jobs.lock", "jobs.store", "jobs.tables", "jobs.tables.rows"})
package org.petline.jobs.upkeep;

import org.petline.Room;
