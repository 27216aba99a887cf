package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.MotionFlag;

/** Motion that other software found: transforms alone, without standard errors. */
final class GivenMotion {
    /** Software that tells frames from one of them prints its identity with rounding, mm and radians. */
    private static final double ROUNDING = 1e-6;

    private static final RigidTransform.Parameters UNKNOWN =
            RigidTransform.Parameters.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private GivenMotion() {}

    /**
     * The motion, told from the frame that the settings name; if they name none, from the reference that the transforms
     * have: the first frame that is not moved, or none of the frames.
     *
     * @param flags what speaks against the transforms as a whole; each frame has them
     */
    static Motion of(
            List<RigidTransform> referenceToFrames,
            MotionRange range,
            FrameTimes times,
            Vector3 centre,
            Set<MotionFlag> flags) {
        int named = range.referenceFrame(times, Motion.NO_FRAME);
        List<RigidTransform> told = referenceToFrames;
        if (named != Motion.NO_FRAME) {
            RigidTransform back = referenceToFrames.get(named).inverse();
            told = referenceToFrames.stream().map(back::then).toList();
        }
        int reference = named == Motion.NO_FRAME ? unmoved(referenceToFrames, centre) : named;
        List<FrameMotion> frames = new ArrayList<>();
        for (int frame = 0; frame < told.size(); frame++) {
            boolean own = frame == reference;
            frames.add(new FrameMotion(
                    own ? RigidTransform.IDENTITY : told.get(frame),
                    own ? RigidTransform.Parameters.NONE : UNKNOWN,
                    own ? FrameMotion.Status.REFERENCE : FrameMotion.Status.ESTIMATED,
                    frame,
                    flags));
        }
        return new Motion(reference, centre, frames);
    }

    private static int unmoved(List<RigidTransform> referenceToFrames, Vector3 centre) {
        for (int frame = 0; frame < referenceToFrames.size(); frame++) {
            double most = 0;
            for (double parameter :
                    referenceToFrames.get(frame).parametersAbout(centre).toArray()) {
                most = Math.max(most, Math.abs(parameter));
            }
            if (most <= ROUNDING) return frame;
        }
        return Motion.NO_FRAME;
    }
}
