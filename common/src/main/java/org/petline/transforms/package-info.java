/**
 * Rigid transforms of other software, read and written in the field's forms: ITK's, FSL matrices, SPM's realignment
 * parameters, AFNI's matrices, FreeSurfer's LTA. In the end all are maps between scanners' worlds, RAS+ mm.
 *
 * <p>Not here: what is done with them (registration, and the stages in jobs).
 */
@Room(
        name = "transforms",
        mayUse = {"bids", "files", "geometry"})
package org.petline.transforms;

import org.petline.Room;
