/**
 * What statisticians open: one record a table, its rows as Parquet, and the ledger that says which rows count.
 *
 * <p>Lives here: the row records and the groups of columns that they are composed of (schema, data dictionary and report
 * columns follow from them), the Parquet writer and reader, text tables, the view in {@code tables/}, the ledger with its fingerprints, the results it names and the
 * history of runs.
 *
 * <p>Not here: where the numbers come from (jobs.stages), and how a file is put in place (behind bids.Store).
 */
@Room(
        name = "jobs.tables",
        mayUse = {"files", "geometry", "jobs.tables.rows"})
package org.petline.jobs.tables;

import org.petline.Room;
