/**
 * A person's scans compared with each other: whether those that were laid to one T1w agree about where the head is.
 */
@Room(
        name = "jobs.sessions",
        mayUse = {
            "bids",
            "files",
            "geometry",
            "image",
            "jobs.scan",
            "jobs.scanfiles",
            "jobs.stages",
            "jobs.tables",
            "jobs.tables.rows",
            "registration",
            "report"
        })
package org.petline.jobs.sessions;

import org.petline.Room;
