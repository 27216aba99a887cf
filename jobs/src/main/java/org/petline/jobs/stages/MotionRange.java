package org.petline.jobs.stages;

import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.registration.FrameScope;
import org.petline.registration.Motion;

/** The frames that the settings of motion ask for, in one scan's numbers. */
record MotionRange(Settings.Motion settings) {
    private static final String REFERENCE = "motion.reference-frame";

    /** Minutes are seconds divided by 60: a limit of 0.1 min and a frame at 6 s are the same. */
    private static final double TOUCH_MINUTES = 1e-6;

    /**
     * Which frames are estimated, and from which the others are told.
     *
     * @throws Refusal MOTION_RANGE_EMPTY or REFERENCE_FRAME_UNUSABLE
     */
    FrameScope scope(FrameTimes times) {
        int first = 0;
        while (first < times.count() && times.startMinutes(first) < settings.startMinutes() - TOUCH_MINUTES) first++;
        int last = times.count() - 1;
        while (last >= 0 && times.endMinutes(last) > settings.endMinutes() + TOUCH_MINUTES) last--;
        if (first > last) {
            throw Refusal.of(StageReason.MOTION_RANGE_EMPTY)
                    .field("motion.start-minutes")
                    .found(settings.startMinutes() + " to " + settings.endMinutes() + " min, in a scan of "
                            + times.startMinutes(0) + " to " + times.endMinutes(times.count() - 1) + " min");
        }
        int reference = referenceFrame(times, FrameScope.FROM_DATA);
        if (reference != FrameScope.FROM_DATA && (reference < first || reference > last)) {
            throw unusable(reference + ", and only frames " + first + " to " + last + " are estimated");
        }
        return new FrameScope(reference, first, last);
    }

    /**
     * The frame that the settings name.
     *
     * @param otherwise what stands for auto
     * @throws Refusal REFERENCE_FRAME_UNUSABLE
     */
    int referenceFrame(FrameTimes times, int otherwise) {
        if (settings.referenceFrame().given().isEmpty()) return otherwise;
        int frame = (int) settings.referenceFrame().number();
        if (frame >= times.count()) throw unusable(frame + ", and the scan has frames 0 to " + (times.count() - 1));
        return frame;
    }

    /** The motion, if it is told from the frame that was asked for. */
    Motion checked(Motion motion) {
        if (settings.referenceFrame().given().isPresent()
                && motion.referenceFrame() != (int) settings.referenceFrame().number()) {
            throw unusable((int) settings.referenceFrame().number() + ", which holds hardly any activity");
        }
        return motion;
    }

    private static Refusal unusable(String found) {
        return Refusal.of(StageReason.REFERENCE_FRAME_UNUSABLE).field(REFERENCE).found(found);
    }
}
