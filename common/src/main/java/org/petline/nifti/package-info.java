/**
 * NIfTI-1 and NIfTI-2 single files (.nii, .nii.gz) over plain streams, one frame in memory.
 *
 * <p>Lives here: the header's layout, its checks, the rule that places voxels in the world, reading and writing.
 *
 * <p>Not here: file systems, BIDS sidecars (frame times and units of activity are theirs), header and image in two files.
 */
@Room(
        name = "nifti",
        mayUse = {"geometry", "gzip", "image", "imagefile"})
package org.petline.nifti;

import org.petline.Room;
