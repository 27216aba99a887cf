/**
 * Curves that were sampled before, by petline or by others, as scans that the fit stage takes.
 *
 * <p>Lives here: what a user may name (a table, petline's own Parquet, a folder of derivatives), which scans that means,
 * and each scan's curves in one unit on the clock of the injection, with its blood on the same.
 *
 * <p>Not here: how a table is laid out (bids, jobs.tables), and what is fitted (jobs.stages).
 */
@Room(
        name = "jobs.curves",
        mayUse = {
            "bids",
            "files",
            "jobs.fitting",
            "jobs.settings",
            "jobs.stages.results",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows"
        })
package org.petline.jobs.curves;

import org.petline.Room;
