/**
 * Which scans are due, and why.
 *
 * <p>Lives here: the scans of a dataset with all files they are made from, the filter a user gave, what a run would do
 * with each scan and stage, and the entries of scans that are not tried.
 *
 * <p>Not here: doing it. Nothing here opens an image.
 */
@Room(
        name = "jobs.plan",
        mayUse = {
            "bids",
            "files",
            "jobs.scan",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "transforms"
        })
package org.petline.jobs.plan;

import org.petline.Room;
