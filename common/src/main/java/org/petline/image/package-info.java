/**
 * Voxel values on a grid, and what can be asked of them between the voxels.
 *
 * <p>Lives here: volumes, label volumes, frame sources, sampling, smoothing and downsampling.
 *
 * <p>Not here: file formats, time, registration.
 */
@Room(
        name = "image",
        mayUse = {"geometry"})
package org.petline.image;

import org.petline.Room;
