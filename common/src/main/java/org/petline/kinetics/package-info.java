/**
 * Time-activity curves in, kinetic parameters out: arrays of numbers, minutes and 1/min.
 *
 * <p>Lives here: curves, weights, the reference region's input, models, their fits and flags. Activities may be in any
 * unit, as long as target and reference share it.
 *
 * <p>Not here: files, images, BIDS, region names, and the choice between models. They end at the caller's door.
 */
@Room(
        name = "kinetics",
        mayUse = {})
package org.petline.kinetics;

import org.petline.Room;
