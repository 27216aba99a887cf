/**
 * What readers open is brought up to the ledger: tables and report of the whole study, from the results of its scans.
 *
 * <p>Not here: one scan's own files (derivatives), how tables are stored (tables), how pages look (report).
 */
@Room(
        name = "jobs.publication",
        mayUse = {
            "bids",
            "files",
            "jobs.derivatives",
            "jobs.lock",
            "jobs.scan",
            "jobs.sessions",
            "jobs.stages",
            "jobs.tables",
            "report"
        })
package org.petline.jobs.publication;

import org.petline.Room;
