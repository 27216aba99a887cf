/**
 * The rows of all tables: records of named groups, flattened to columns, each with its unit and meaning.
 *
 * <p>Not here: how rows are stored and read (tables), and what they are made from (derivatives, scan).
 */
@Room(
        name = "jobs.tables.rows",
        mayUse = {"bids", "geometry"})
package org.petline.jobs.tables.rows;

import org.petline.Room;
