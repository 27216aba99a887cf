package org.petline.registration;

/** What a reader of one frame's transform should know; none of them excludes a frame. */
public enum MotionFlag {
    /** The frame holds less than a fiftieth of the brightest frame's activity: before the tracer's arrival, or empty. */
    NO_ACTIVITY,
    /** The frame's counts cannot tell its place within the tolerance of the settings. */
    LOW_INFORMATION,
    /** Voxels that are not finite were taken for zero. */
    NOT_FINITE_VOXELS,
    /** The estimate still moved when the iterations ran out. */
    NOT_CONVERGED,
    /** There were no other frames to compare with: the scan has a single usable frame. */
    NOTHING_TO_COMPARE,
    /** The frame lies outside the range of frames that the settings ask to be estimated. */
    OUTSIDE_RANGE,
    /** The head moved by more than the jump of the settings since the frame before. */
    JUMP,
    /** The head moved while the frame was taken: it is blurred as by motion, and its transform is that of the mean place. */
    MOVED_WITHIN_FRAME
}
