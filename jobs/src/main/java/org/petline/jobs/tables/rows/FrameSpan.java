package org.petline.jobs.tables.rows;

import org.petline.FrameTimes;
import org.petline.Group;

/** One frame of a scan and its time, s from TimeZero. */
@Group
public record FrameSpan(
        @Column(key = true, meaning = "Frame, counted from 0")
        int frame,

        @Column(unit = "s", meaning = "Start of the frame from TimeZero")
        double frameStart,

        @Column(unit = "s", meaning = "End of the frame from TimeZero")
        double frameEnd) {

    public static FrameSpan of(FrameTimes times, int frame) {
        return new FrameSpan(frame, times.startSeconds(frame), times.endSeconds(frame));
    }
}
