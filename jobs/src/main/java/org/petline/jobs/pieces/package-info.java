/**
 * A scan's work in pieces, so that executors that have nothing else to do can take some of it.
 *
 * <p>Lives here: how pieces are offered, taken and handed over through files, and who makes those that nobody hands over.
 *
 * <p>Not here: what a piece is made of (jobs.stages), who is sent to help (jobs.pipeline).
 */
@Room(
        name = "jobs.pieces",
        mayUse = {"bids", "jobs.store", "jobs.tables"})
package org.petline.jobs.pieces;

import org.petline.Room;
