/**
 * What happens in one night, in order: discovery, plan, scans, sessions, publication, verdict.
 *
 * <p>Lives here: the run from its request to its exit code, its record and metrics, and what it prints.
 *
 * <p>Not here: which scans are due (plan), who does them (scheduling), how one is done (scan), what readers open
 * (publication).
 */
@Room(
        name = "jobs.run",
        mayUse = {
            "bids",
            "files",
            "jobs.lock",
            "jobs.plan",
            "jobs.publication",
            "jobs.scan",
            "jobs.scanfiles",
            "jobs.scheduling",
            "jobs.sessions",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "jobs.upkeep",
            "report"
        })
package org.petline.jobs.run;

import org.petline.Room;
