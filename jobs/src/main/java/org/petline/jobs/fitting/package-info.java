/**
 * Curves and blood in, fits out: every combination of models and choices that the settings ask for, for every region of
 * one scan. The stage {@code fit} uses it, and {@code petline fit}.
 *
 * <p>Not here: models and their algebra (kinetics), files and images.
 */
@Room(
        name = "jobs.fitting",
        mayUse = {"bids", "blood", "jobs.settings", "kinetics"})
package org.petline.jobs.fitting;

import org.petline.Room;
