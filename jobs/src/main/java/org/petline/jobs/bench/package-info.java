/**
 * How near petline comes to a truth that is known, and how fast.
 *
 * <p>Lives here: exact and noisy curves of simulated tissues, and what petline's estimators make of them.
 *
 * <p>Not here: the estimators (kinetics), the tissues' closed forms (phantom), printing (jobs.commands).
 */
@Room(
        name = "jobs.bench",
        mayUse = {"kinetics", "phantom"})
package org.petline.jobs.bench;

import org.petline.Room;
