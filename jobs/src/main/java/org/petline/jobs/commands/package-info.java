/**
 * What a user types, and what is printed for it.
 *
 * <p>Lives here: the commands about runs and output folders, and what all commands share: refusals told, options that
 * name files, columns of text. Not here: anything that is worth a test without a command line.
 */
@Room(
        name = "jobs.commands",
        mayUse = {
            "bids",
            "blood",
            "files",
            "gzip",
            "imagefile",
            "jobs.curves",
            "jobs.fitting",
            "jobs.lock",
            "jobs.plan",
            "jobs.run",
            "jobs.scan",
            "jobs.scheduling",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "jobs.upkeep",
            "mgh",
            "nifti",
            "regions",
            "report",
            "transforms"
        })
package org.petline.jobs.commands;

import org.petline.Room;
