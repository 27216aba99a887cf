package org.petline.registration;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.note;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What a reader of one frame's transform should know; none of them excludes a frame. */
public enum MotionFlag implements Flag {
    /** The frame holds less than a fiftieth of the brightest frame's activity: before the tracer's arrival, or empty. */
    NO_ACTIVITY(note(
            "a frame holds hardly any activity: before the tracer's arrival, or empty",
            "Nothing: the frame has the transform of its nearest neighbour in time that could be estimated.")),
    /** The frame's counts cannot tell its place within the tolerance of the settings. */
    LOW_INFORMATION(note(
            "a frame's counts cannot tell its place",
            "Nothing: the frame has the transform of its nearest neighbour in time that could be estimated.")),
    /** Voxels that are not finite were taken for zero. */
    NOT_FINITE_VOXELS(caution(
            "voxels that are not finite were taken for zero",
            "Look at the frame; where such voxels lie in the head, reconstruct or convert the scan again.")),
    /** The estimate still moved when the iterations ran out. */
    POSE_NOT_CONVERGED(
            caution(
                    "the estimate of the head's place still moved when the iterations ran out",
                    "Look at the frame beside its neighbours in the scan's report; where it jumps, do not trust its transform.")),
    /** There were no other frames to compare with: the scan has a single usable frame. */
    NOTHING_TO_COMPARE(caution(
            "an image is empty or flat, or stands alone",
            "Nothing for a scan with one usable frame; otherwise look why the others are empty.")),
    /** The frame lies outside the range of frames that the settings ask to be estimated. */
    OUTSIDE_RANGE(note(
            "the settings leave this frame out of the estimation; it has its neighbour's transform",
            "Nothing if it is meant so; otherwise widen motion.start-minutes to motion.end-minutes.")),
    /** The head moved by more than the jump of the settings since the frame before. */
    JUMP(caution(
            "the head moved suddenly from one frame to the next",
            "Look at the frames around it; attenuation was corrected for one place of the head only.")),
    /** The head moved while the frame was taken: it is blurred as by motion, and its transform is that of the mean place. */
    MOVED_WITHIN_FRAME(
            caution(
                    "the head moved while this frame was taken: it is blurred, and its transform is that of the mean place",
                    "See how far the fits depend on the frame (kinetics.outliers, or a weight of 0); shorter frames would tell more.")),
    /** The frames are clearly more alike where the inverses of the given transforms put them. */
    INVERSE_FITS_BETTER(
            unusable(
                    "the images fit better where the inverse of the given transform puts them: was it written the other way round?",
                    "Check which way round the file's transforms are and motion.transforms-format, and invert them if they are wrong.")),
    /** The frames are clearly more alike as they are than where the given transforms put them. */
    STILL_FITS_BETTER(unusable(
            "the frames fit each other better as they are than where the given transforms put them",
            "Check that motion.transforms names this scan's files, and that they were made from this image."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    MotionFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "frame";
    }

    @Override
    public Words words() {
        return words;
    }
}
