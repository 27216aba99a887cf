/**
 * Where the head was: rigid transforms between the frames of a scan, and from the MR to the scan.
 *
 * <p>Lives here: motion correction, coregistration, what they are sure of, displacements, and the reference image that
 * both meet in. Volumes and frame times in, transforms with standard errors and flags out.
 *
 * <p>Not here: files, regions' names, and the final sampling of frames; resampled series are nobody's input.
 */
@Room(
        name = "registration",
        mayUse = {"geometry", "image", "linear"})
package org.petline.registration;

import org.petline.Room;
