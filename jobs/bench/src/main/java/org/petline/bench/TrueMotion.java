package org.petline.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.petline.geometry.RigidTransform;
import org.petline.phantom.ScanWithTruth;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.MotionFlag;

/** The truth in the words of an estimate. */
final class TrueMotion {
    private TrueMotion() {}

    /** The true motion as an estimator without error would tell it, from a frame of choice. */
    static Motion of(ScanWithTruth scan, int referenceFrame) {
        RigidTransform back = scan.referenceToFrame(referenceFrame).inverse();
        List<FrameMotion> frames = new ArrayList<>();
        for (int frame = 0; frame < scan.times().count(); frame++) {
            boolean isReference = frame == referenceFrame;
            frames.add(new FrameMotion(
                    isReference ? RigidTransform.IDENTITY : back.then(scan.referenceToFrame(frame)),
                    RigidTransform.Parameters.NONE,
                    isReference ? FrameMotion.Status.REFERENCE : FrameMotion.Status.ESTIMATED,
                    frame,
                    EnumSet.noneOf(MotionFlag.class)));
        }
        return new Motion(referenceFrame, scan.frames().grid().centre(), frames);
    }
}
