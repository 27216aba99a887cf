package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.pictures.MovedFrame;

/** Which few frames of a scan show whether its motion was found: an early, a middle and a late one, and the farthest. */
record ShownFrames(RealignedScan realigned, FrameTimes times) {
    private static final double CERTAIN_MM = 0.5;
    private static final String NOT_CORRECTED = "off";

    /** Frames that have a place of their own, ascending; none where no frame can be told from another. */
    NavigableSet<Integer> numbers() {
        List<Integer> placed = IntStream.range(0, realigned.poses().size())
                .filter(this::hasOwnPlace)
                .boxed()
                .toList();
        NavigableSet<Integer> shown = new TreeSet<>();
        if (placed.size() < 2) return shown;
        int first = placed.stream().filter(this::isCertain).findFirst().orElse(placed.get(0));
        int last = placed.get(placed.size() - 1);
        double middle = (times.startSeconds(first) + times.endSeconds(last)) / 2;
        shown.add(first);
        shown.add(last);
        shown.add(placed.stream()
                .min(Comparator.comparingDouble(frame -> Math.abs(times.midSeconds(frame) - middle)))
                .orElseThrow());
        placed.stream()
                .filter(frame -> Double.isFinite(displacement(frame)))
                .max(Comparator.comparingDouble(this::displacement))
                .ifPresent(shown::add);
        return shown;
    }

    /** The frames themselves, with what stands above each. */
    List<MovedFrame> of(FrameSource frames) throws IOException {
        List<MovedFrame> shown = new ArrayList<>();
        for (int frame : numbers()) {
            RigidTransform place =
                    RigidTransform.of(realigned.poses().get(frame).referenceToFrame());
            shown.add(new MovedFrame(title(frame), frames.frame(frame), place, displacement(frame)));
        }
        return shown;
    }

    private String title(int frame) {
        return times.durationMinutes(frame) < 1
                ? String.format(
                        Locale.ROOT, "frame %d: %.0f-%.0f s", frame, times.startSeconds(frame), times.endSeconds(frame))
                : String.format(
                        Locale.ROOT,
                        "frame %d: %.1f-%.1f min",
                        frame,
                        times.startMinutes(frame),
                        times.endMinutes(frame));
    }

    private boolean hasOwnPlace(int frame) {
        RealignedScan.Pose pose = realigned.poses().get(frame);
        return pose.source() == frame && !pose.status().equals(NOT_CORRECTED);
    }

    /** In the first seconds a head's place may be estimated from noise, which shows nothing. */
    private boolean isCertain(int frame) {
        return realigned.poses().get(frame).standardErrors().stream().limit(3).allMatch(error -> error < CERTAIN_MM);
    }

    private double displacement(int frame) {
        return realigned.poses().get(frame).moved().medianDisplacementMm();
    }
}
