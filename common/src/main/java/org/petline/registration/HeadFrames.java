package org.petline.registration;

import java.util.Arrays;
import org.petline.image.CubicSpline;
import org.petline.image.Volume;

/**
 * The frames of a scan, all on one grid, and the points of the head that they are looked at in.
 *
 * @param points of the mean image's head
 * @param splines [frame] what a frame is between voxels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the room
record HeadFrames(HeadPoints points, CubicSpline[] splines) {
    static HeadFrames of(Volume[] frames, Volume mean) {
        return new HeadFrames(
                HeadPoints.of(mean),
                Arrays.stream(frames).parallel().map(CubicSpline::of).toArray(CubicSpline[]::new));
    }
}
