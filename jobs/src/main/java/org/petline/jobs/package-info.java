/**
 * The command that holds all others, and where every way into petline begins.
 */
@Room(
        name = "jobs",
        mayUse = {
            "files",
            "jobs.commands",
            "jobs.commands.fit",
            "jobs.commands.simulate",
            "jobs.lock",
            "jobs.run",
            "jobs.scheduling"
        })
package org.petline.jobs;

import org.petline.Room;
