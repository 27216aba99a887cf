/**
 * The kinetics of every voxel: the same models as those of regions, a block of curves at a time, with standard errors.
 *
 * <p>Not here: images and their files. A block is arrays of numbers, minutes and 1/min.
 */
@Room(
        name = "kinetics.voxels",
        mayUse = {"kinetics", "linear"})
package org.petline.kinetics.voxels;

import org.petline.Room;
