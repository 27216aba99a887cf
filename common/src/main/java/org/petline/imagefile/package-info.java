/**
 * What image files of all formats share: unpacking, findings, and stored numbers becoming voxel values.
 *
 * <p>Lives here: recognising what a file really holds, the frames behind a header read one at a time, what is found on
 * the way.
 *
 * <p>Not here: any format's header (nifti, mgh), file systems, what voxel values mean.
 */
@Room(
        name = "imagefile",
        mayUse = {"geometry", "gzip", "image"})
package org.petline.imagefile;

import org.petline.Room;
