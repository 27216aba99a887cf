/**
 * How near petline comes to a truth that is known, and how fast.
 *
 * <p>Lives here: exact and noisy curves of simulated tissues, simulated scans, what petline's estimators make of them, and
 * large datasets of tiny scans with what a night over them costs.
 *
 * <p>Not here: the estimators (kinetics, registration), heads and tissues (phantom), printing (jobs.commands).
 */
@Room(
        name = "jobs.bench",
        mayUse = {
            "bids",
            "files",
            "geometry",
            "gzip",
            "image",
            "jobs.plan",
            "jobs.scan",
            "jobs.scanfiles",
            "jobs.settings",
            "jobs.stages",
            "jobs.store",
            "jobs.tables",
            "kinetics",
            "phantom",
            "regions",
            "registration"
        })
package org.petline.jobs.bench;

import org.petline.Room;
