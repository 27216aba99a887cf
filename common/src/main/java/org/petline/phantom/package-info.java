/**
 * A brain made by code, a scanner and a trial: data whose truth is known.
 *
 * <p>Lives here: the digital brain and its T1-weighted image, tracer kinetics in closed form, head motion, the
 * scanner's blur and noise, the trial's participants, and the writing of all of it as a BIDS dataset with the truth
 * apart.
 *
 * <p>Not here: anything that estimates; how far an estimate is from the truth is told here. The kinetics are written
 * down independently of {@code org.petline.kinetics}, so that a simulated scan is a second opinion and not an echo.
 */
@Room(
        name = "phantom",
        mayUse = {"files", "geometry", "image", "nifti", "regions"})
package org.petline.phantom;

import org.petline.Room;
