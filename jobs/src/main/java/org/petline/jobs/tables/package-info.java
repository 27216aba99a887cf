/**
 * What statisticians open: one record a table, its rows as Parquet, and the ledger that says which rows count.
 *
 * <p>Lives here: the row records (schema, data dictionary and report columns follow from them), the Parquet writer and
 * reader, the view in {@code tables/} and the ledger.
 *
 * <p>Not here: where the numbers come from (jobs.stages).
 */
@Room(
        name = "jobs.tables",
        mayUse = {"bids"})
package org.petline.jobs.tables;

import org.petline.Room;
