/**
 * {@code petline simulate} and {@code petline demo}: a trial of which the truth is known.
 */
@Room(
        name = "jobs.commands.simulate",
        mayUse = {
            "bids",
            "files",
            "jobs.commands",
            "jobs.lock",
            "jobs.plan",
            "jobs.run",
            "jobs.scan",
            "jobs.scheduling",
            "jobs.settings",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "kinetics",
            "phantom",
            "regions"
        })
package org.petline.jobs.commands.simulate;

import org.petline.Room;
