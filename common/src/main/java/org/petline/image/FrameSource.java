package org.petline.image;

import java.io.IOException;
import org.petline.geometry.Grid;

/**
 * The frames of a series, one at a time; a 4D series is never one array.
 *
 * <p>All frames lie on one grid. Implementations read a frame when asked and keep none, unless they say otherwise.
 */
public interface FrameSource {
    Grid grid();

    /** Number of frames. */
    int count();

    /**
     * One frame's values.
     *
     * @param frame from 0
     * @throws IOException if the frame cannot be read
     */
    Volume frame(int frame) throws IOException;
}
