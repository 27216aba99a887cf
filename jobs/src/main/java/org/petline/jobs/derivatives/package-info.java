/**
 * What is written of one scan, from what its stages found out: rows of tables, BIDS derivatives and their sidecars, and
 * where the evidence for the report lies.
 *
 * <p>Not here: when it is written (stages), and what is made of a whole study (publication).
 */
@Room(
        name = "jobs.derivatives",
        mayUse = {
            "bids",
            "files",
            "geometry",
            "jobs.fitting",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages.results",
            "jobs.tables",
            "jobs.tables.rows",
            "kinetics",
            "regions",
            "transforms"
        })
package org.petline.jobs.derivatives;

import org.petline.Room;
