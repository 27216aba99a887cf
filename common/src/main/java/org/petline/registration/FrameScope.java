package org.petline.registration;

/**
 * Which frames of a scan motion is estimated in, and which of them the others are told from.
 *
 * @param referenceFrame frame whose world all transforms start from; {@value #FROM_DATA} if the data choose
 * @param firstFrame first frame that is estimated, counted from 0
 * @param lastFrame last one, itself included; may lie after the last of the scan
 */
public record FrameScope(int referenceFrame, int firstFrame, int lastFrame) {
    /** In place of a reference frame: the estimation chooses one. */
    public static final int FROM_DATA = -1;

    /** Every frame, the reference chosen from the data. */
    public static final FrameScope ALL = new FrameScope(FROM_DATA, 0, Integer.MAX_VALUE);

    /** A range that holds at least one frame, and the reference if it is given. */
    public FrameScope {
        boolean empty = firstFrame < 0 || lastFrame < firstFrame;
        boolean outside = referenceFrame != FROM_DATA && (referenceFrame < firstFrame || referenceFrame > lastFrame);
        if (empty || outside) {
            throw new IllegalArgumentException(
                    "frames " + firstFrame + " to " + lastFrame + ", reference " + referenceFrame);
        }
    }

    /** Whether a frame is estimated. */
    public boolean holds(int frame) {
        return frame >= firstFrame && frame <= lastFrame;
    }
}
