/**
 * FreeSurfer's MGH volumes, plain (.mgh) and gzip (.mgz), over plain streams; read only.
 *
 * <p>Lives here: the header's layout, the map from voxels to the world, reading.
 *
 * <p>Not here: what labels mean (colour tables), surfaces, writing: petline writes NIfTI.
 */
@Room(
        name = "mgh",
        mayUse = {"geometry", "imagefile"})
package org.petline.mgh;

import org.petline.Room;
