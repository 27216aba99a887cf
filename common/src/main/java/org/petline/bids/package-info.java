/**
 * PET-BIDS datasets: what files there are, what they say and what is wrong with them.
 *
 * <p>Lives here: the dataset's index, sidecars, tables of curves, labels and blood, and names of derivatives.
 *
 * <p>Not here: how files are reached (files), transforms of other software (transforms), voxels (nifti, mgh). Of
 * participants.tsv only {@code participant_id} is read, of sidecars nothing about drugs.
 */
@Room(
        name = "bids",
        mayUse = {"files"})
package org.petline.bids;

import org.petline.Room;
