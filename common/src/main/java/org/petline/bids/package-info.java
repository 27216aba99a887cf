/**
 * PET-BIDS datasets: what files there are, what they say and what is wrong with them.
 *
 * <p>Lives here: the small interface to files ({@link org.petline.bids.Store}), the dataset's index, sidecars, tables
 * of curves, labels and blood, and names of derivatives.
 *
 * <p>Not here: voxels (nifti, mgh) and Hadoop (behind Store, in jobs). Of participants.tsv only {@code participant_id}
 * is read, of sidecars nothing about drugs.
 */
@Room(
        name = "bids",
        mayUse = {"geometry"})
package org.petline.bids;

import org.petline.Room;
