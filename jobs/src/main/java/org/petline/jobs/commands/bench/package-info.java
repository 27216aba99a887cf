/**
 * {@code petline bench}: what stages cost and how near their numbers come to the truth.
 */
@Room(
        name = "jobs.commands.bench",
        mayUse = {
            "files",
            "jobs.bench",
            "jobs.commands",
            "jobs.commands.simulate",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.store",
            "jobs.tables",
            "phantom"
        })
package org.petline.jobs.commands.bench;

import org.petline.Room;
