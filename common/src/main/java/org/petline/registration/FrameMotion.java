package org.petline.registration;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.petline.geometry.RigidTransform;

/**
 * The head's place in one frame.
 *
 * @param referenceToFrame takes a point of the head in the reference frame's world to the same point in this frame's
 *     world, RAS+ mm
 * @param standardErrors of the six parameters about {@link Motion#centre()}, mm and radians, relative to the reference
 *     frame; 0 for the reference itself, NaN where nothing was estimated
 * @param status where the transform comes from
 * @param source the frame whose transform this is: the frame itself unless it is inherited
 * @param flags what to know about it
 */
public record FrameMotion(
        RigidTransform referenceToFrame,
        RigidTransform.Parameters standardErrors,
        Status status,
        int source,
        Set<MotionFlag> flags) {
    /** Where a frame's transform comes from. */
    public enum Status {
        /** From the frame's own voxels. */
        ESTIMATED,
        /** From the nearest frame in time that could be estimated. */
        INHERITED,
        /** The identity, by definition. */
        REFERENCE
    }

    static final RigidTransform.Parameters UNKNOWN =
            new RigidTransform.Parameters(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Copies the flags. */
    public FrameMotion {
        // Set.copyOf has no fixed order, and flags are printed.
        flags = flags.isEmpty() ? Collections.emptySet() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }
}
