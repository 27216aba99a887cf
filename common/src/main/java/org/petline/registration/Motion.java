package org.petline.registration;

import java.util.Collections;
import java.util.List;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * The head's place in every frame of a scan.
 *
 * @param referenceFrame the frame that all others are told from, whose transform is the identity; {@link #NO_FRAME} if
 *     they are told from something else
 * @param centre the world point that six parameters turn about: the middle of the grid
 * @param frames one a frame, in frame order
 */
public record Motion(int referenceFrame, Vector3 centre, List<FrameMotion> frames) {
    /** In place of a reference frame: other software tells frames from a mean or template of its own. */
    public static final int NO_FRAME = -1;

    /** Copies the list. */
    public Motion {
        frames = List.copyOf(frames);
        if (referenceFrame < NO_FRAME || referenceFrame >= frames.size()) {
            throw new IllegalArgumentException("reference " + referenceFrame + " of " + frames.size() + " frames");
        }
    }

    /** The motion of a head that is said not to move: identities, without standard errors. */
    public static Motion none(int count, int referenceFrame, Vector3 centre) {
        FrameMotion still = new FrameMotion(
                RigidTransform.IDENTITY,
                FrameMotion.UNKNOWN,
                FrameMotion.Status.INHERITED,
                referenceFrame,
                Collections.emptySet());
        List<FrameMotion> frames = new java.util.ArrayList<>(Collections.nCopies(count, still));
        frames.set(
                referenceFrame,
                new FrameMotion(
                        RigidTransform.IDENTITY,
                        RigidTransform.Parameters.NONE,
                        FrameMotion.Status.REFERENCE,
                        referenceFrame,
                        Collections.emptySet()));
        return new Motion(referenceFrame, centre, frames);
    }

    public int count() {
        return frames.size();
    }

    /** Takes a point of the reference frame's world to a frame's world. */
    public RigidTransform referenceToFrame(int frame) {
        return frames.get(frame).referenceToFrame();
    }
}
