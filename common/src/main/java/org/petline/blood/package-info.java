/**
 * Blood samples in, the input of plasma models out: arrays of numbers and minutes from TimeZero.
 *
 * <p>Lives here: dispersion correction, the ratio of whole blood to plasma, models of the parent fraction and the choice
 * between them, and the curves of unchanged tracer in plasma and of whole blood that come of them. Activities may be in
 * any unit that all recordings of a scan share, decay-corrected to TimeZero.
 *
 * <p>Not here: files and units (bids), the delay between blood and tissue and whatever else is fitted to tissue
 * (kinetics).
 */
@Room(
        name = "blood",
        mayUse = {"linear"})
package org.petline.blood;

import org.petline.Room;
