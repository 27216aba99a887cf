/**
 * From a segmentation to regions, and from frames to what each region holds.
 *
 * <p>Lives here: tables of labels and regions, the voxels of each region, and regional means of one frame by one
 * interpolation of the raw frame.
 *
 * <p>Not here: files (bids, nifti, mgh), frame times and curves over them (kinetics), where transforms come from
 * (registration).
 */
@Room(
        name = "regions",
        mayUse = {"geometry", "image"})
package org.petline.regions;

import org.petline.Room;
