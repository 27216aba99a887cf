/**
 * What a user types.
 *
 * <p>Lives here: a class a command, which reads options, asks the rooms below and prints; and the list of all reasons.
 *
 * <p>Not here: what is done with a scan (jobs.stages), in what order (jobs.pipeline), and where the program ends (jobs).
 */
@Room(
        name = "jobs.commands",
        mayUse = {
            "bids",
            "blood",
            "gzip",
            "imagefile",
            "jobs.bench",
            "jobs.curves",
            "jobs.lock",
            "jobs.pipeline",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.upkeep",
            "kinetics",
            "mgh",
            "nifti",
            "phantom",
            "regions",
            "report"
        })
package org.petline.jobs.commands;

import org.petline.Room;
