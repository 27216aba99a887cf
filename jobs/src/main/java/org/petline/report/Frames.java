package org.petline.report;

import java.util.ArrayList;
import java.util.List;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.TacRow;

/**
 * When the frames of a scan lie, in minutes from TimeZero, and where they leave gaps.
 *
 * @param starts [frame]; {@code ends} [frame]
 */
record Frames(List<Double> starts, List<Double> ends) {
    private static final double MINUTE = 60;

    /** Gaps and overlaps below this are rounding of scanners' clocks, minutes. */
    private static final double TOUCH = 2e-3 / MINUTE;

    /** Frames of the motion table, of the first region's TAC where there is none. */
    static Frames of(ScanEvidence scan) {
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (MotionRow row : scan.motion()) {
            starts.add(row.span().frameStart() / MINUTE);
            ends.add(row.span().frameEnd() / MINUTE);
        }
        if (starts.isEmpty() && !scan.tacs().isEmpty()) {
            String region = scan.tacs().get(0).of().region();
            for (TacRow row : scan.tacs()) {
                if (!row.of().region().equals(region)) continue;
                starts.add(row.span().frameStart() / MINUTE);
                ends.add(row.span().frameEnd() / MINUTE);
            }
        }
        return new Frames(starts, ends);
    }

    int count() {
        return starts.size();
    }

    double start() {
        return starts.get(0);
    }

    double end() {
        return ends.get(ends.size() - 1);
    }

    double seconds(int frame) {
        return (ends.get(frame) - starts.get(frame)) * MINUTE;
    }

    List<Double> middles() {
        List<Double> middles = new ArrayList<>();
        for (int frame = 0; frame < count(); frame++) middles.add((starts.get(frame) + ends.get(frame)) / 2);
        return middles;
    }

    /** Frames before which time is missing. */
    List<Integer> gapsBefore() {
        List<Integer> frames = new ArrayList<>();
        for (int frame = 1; frame < count(); frame++) {
            if (starts.get(frame) > ends.get(frame - 1) + TOUCH) frames.add(frame);
        }
        return frames;
    }

    /** Frames that begin before the one before them has ended. */
    List<Integer> overlaps() {
        List<Integer> frames = new ArrayList<>();
        for (int frame = 1; frame < count(); frame++) {
            if (starts.get(frame) < ends.get(frame - 1) - TOUCH) frames.add(frame);
        }
        return frames;
    }
}
