/**
 * {@code petline fit}: only the kinetics, on curves that are there already.
 */
@Room(
        name = "jobs.commands.fit",
        mayUse = {
            "bids",
            "files",
            "jobs.commands",
            "jobs.curves",
            "jobs.derivatives",
            "jobs.fitting",
            "jobs.scan",
            "jobs.settings",
            "jobs.stages",
            "jobs.stages.results",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "kinetics",
            "report"
        })
package org.petline.jobs.commands.fit;

import org.petline.Room;
