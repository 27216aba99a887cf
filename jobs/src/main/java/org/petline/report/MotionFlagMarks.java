package org.petline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Svg;

/**
 * Letters above the frames of a motion plot that have flags to look at: a jump, motion within the frame.
 *
 * @param frames of each flag that sets some frames apart; flags sorted, so that a's frames come first
 * @param common frames of each flag that so many have that marks would hide the others
 * @param words what the flags mean
 */
record MotionFlagMarks(
        SortedMap<String, SortedSet<Integer>> frames,
        SortedMap<String, SortedSet<Integer>> common,
        FlagMeanings words) {
    private static final int MOST_IN = 3;
    private static final double TIP = 27;
    private static final double HALF_WIDTH = 3.5;
    private static final double LENGTH = 6;

    static MotionFlagMarks of(List<MotionRow> rows, FlagMeanings meanings) {
        SortedMap<String, SortedSet<Integer>> frames = new TreeMap<>();
        for (int n = 0; n < rows.size(); n++) {
            String flags = rows.get(n).origin().flags();
            if (flags == null) continue;
            for (String flag : flags.split(",", -1)) {
                String name = flag.strip();
                if (name.isEmpty() || !meanings.wantsLook(name)) continue;
                frames.computeIfAbsent(name, unused -> new TreeSet<>()).add(n);
            }
        }
        SortedMap<String, SortedSet<Integer>> common = new TreeMap<>(frames);
        common.values().removeIf(flagged -> flagged.size() <= Math.max(1, rows.size() / MOST_IN));
        frames.keySet().removeAll(common.keySet());
        return new MotionFlagMarks(frames, common, meanings);
    }

    /** A wedge with its letters above each frame that has one. */
    void draw(Svg svg, Axis time, List<Double> middles) {
        Map<Integer, String> letters = new LinkedHashMap<>();
        char letter = 'a';
        for (SortedSet<Integer> flagged : frames.values()) {
            for (int frame : flagged) letters.merge(frame, Character.toString(letter), String::concat);
            letter++;
        }
        letters.forEach((frame, words) -> {
            double x = time.clamped(middles.get(frame));
            svg.path(
                    "M%s %sl%s %sh%sZ"
                            .formatted(
                                    Double.toString(Math.rint(x * 100) / 100),
                                    Double.toString(TIP),
                                    Double.toString(-HALF_WIDTH),
                                    Double.toString(-LENGTH),
                                    Double.toString(2 * HALF_WIDTH)),
                    "flagged");
            svg.text(x + HALF_WIDTH + 1.5, TIP, "tick", "start", words);
        });
    }

    /** What the letters mean, and in which frames; empty if there are none. */
    String caption() {
        List<String> meanings = new ArrayList<>();
        char letter = 'a';
        for (Map.Entry<String, SortedSet<Integer>> each : frames.entrySet()) {
            meanings.add(letter + ", " + words.explained(each.getKey()) + " in " + named(each.getValue()));
            letter++;
        }
        String caption = meanings.isEmpty() ? "" : " Wedges: " + String.join("; ", meanings) + ".";
        for (Map.Entry<String, SortedSet<Integer>> each : common.entrySet()) {
            caption += " Not marked: " + words.explained(each.getKey()) + " in " + named(each.getValue()) + ".";
        }
        return caption;
    }

    /** Runs of frames as their ends: frames 3 to 9, 12. */
    private static String named(SortedSet<Integer> frames) {
        List<String> runs = new ArrayList<>();
        int from = frames.first();
        for (int frame : frames) {
            if (frames.contains(frame + 1)) continue;
            runs.add(frame == from ? Integer.toString(frame) : from + (frame == from + 1 ? ", " : " to ") + frame);
            from = frames.tailSet(frame + 1).isEmpty()
                    ? frame
                    : frames.tailSet(frame + 1).first();
        }
        return (frames.size() == 1 ? "frame " : "frames ") + String.join(", ", runs);
    }
}
