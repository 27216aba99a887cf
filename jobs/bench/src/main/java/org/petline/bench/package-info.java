/**
 * How near petline comes to a truth that is known, and how fast: {@code petline bench}.
 *
 * <p>Lives here: exact and noisy curves of simulated tissues, simulated scans, what petline's estimators make of them, large
 * datasets of tiny scans with what a night over them costs, and the commands that print it.
 *
 * <p>Not here: the estimators (kinetics, registration), heads and tissues (phantom). Nothing of petline uses this room,
 * and its jar is not the product's.
 */
@Room(
        name = "bench",
        mayUse = {
            "bids",
            "files",
            "geometry",
            "gzip",
            "image",
            "jobs",
            "jobs.commands",
            "jobs.commands.simulate",
            "jobs.plan",
            "jobs.scan",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "jobs.tables.rows",
            "kinetics",
            "kinetics.voxels",
            "phantom",
            "regions",
            "registration"
        })
package org.petline.bench;

import org.petline.Room;
