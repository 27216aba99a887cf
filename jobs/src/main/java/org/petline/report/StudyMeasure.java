package org.petline.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A number that every scan of a study has, and by which one unlike the others shows.
 *
 * @param name for people; {@code column} for files
 * @param unit empty if it has none
 * @param resolution differences below it mean nothing, however alike all other scans are
 * @param withinTracer whether only scans of one tracer can be compared
 */
record StudyMeasure(
        String name,
        String column,
        String unit,
        int decimals,
        double resolution,
        boolean withinTracer,
        ToDoubleFunction<ScanSummary> value) {
    /** Mutual information, whose size depends on how the tracer is distributed. */
    static final StudyMeasure SIMILARITY = new StudyMeasure(
            "coregistration score", "coregistration_similarity", "nat", 3, 0.01, true, ScanSummary::similarity);

    static final StudyMeasure SHIFT =
            new StudyMeasure("T1w shift", "coregistration_shift", "mm", 1, 0.5, false, ScanSummary::shift);
    static final StudyMeasure TURN =
            new StudyMeasure("T1w turn", "coregistration_turn", "deg", 1, 0.5, false, ScanSummary::turn);
    static final StudyMeasure LARGEST_DISPLACEMENT = new StudyMeasure(
            "largest displacement", "motion_max_displacement", "mm", 2, 0.3, false, ScanSummary::maxDisplacement);
    static final StudyMeasure MEDIAN_DISPLACEMENT = new StudyMeasure(
            "median displacement", "motion_median_displacement", "mm", 2, 0.1, false, ScanSummary::medianDisplacement);

    private static final StudyMeasure MEDIAN_FRAMEWISE = new StudyMeasure(
            "median framewise displacement",
            "motion_median_framewise_displacement",
            "mm",
            2,
            0.1,
            false,
            ScanSummary::medianFramewise);

    /**
     * What tells an odd registration: its score, where the headers put the T1w against where it was found (parameter by
     * parameter, so that a scanner's usual offset is no news), and the head's motion.
     */
    static final List<StudyMeasure> REGISTRATION = List.of(
            SIMILARITY,
            parameter("T1w shift along x (right)", "coregistration_trans_x", "mm", 0),
            parameter("T1w shift along y (front)", "coregistration_trans_y", "mm", 1),
            parameter("T1w shift along z (top)", "coregistration_trans_z", "mm", 2),
            parameter("T1w turn about x", "coregistration_rot_x", "deg", 3),
            parameter("T1w turn about y", "coregistration_rot_y", "deg", 4),
            parameter("T1w turn about z", "coregistration_rot_z", "deg", 5),
            SHIFT,
            TURN,
            LARGEST_DISPLACEMENT,
            MEDIAN_DISPLACEMENT,
            MEDIAN_FRAMEWISE);

    private static StudyMeasure parameter(String name, String column, String unit, int index) {
        return new StudyMeasure(
                name,
                column,
                unit,
                1,
                0.5,
                false,
                scan -> scan.coregistration().isEmpty()
                        ? Double.NaN
                        : scan.coregistration().get(index));
    }

    double of(ScanSummary scan) {
        return value.applyAsDouble(scan);
    }

    /** What each scan's value is compared with, in the order of the scans. */
    List<RobustScore> scores(List<ScanSummary> scans) {
        Function<ScanSummary, String> group =
                withinTracer ? scan -> Objects.toString(scan.scan().labels().tracer(), "") : scan -> "";
        Map<String, List<Double>> values = new HashMap<>();
        for (ScanSummary scan : scans) {
            values.computeIfAbsent(group.apply(scan), unused -> new ArrayList<>())
                    .add(of(scan));
        }
        Map<String, RobustScore> scores = new HashMap<>();
        values.forEach((name, known) -> scores.put(name, RobustScore.of(known, resolution)));
        return scans.stream().map(scan -> scores.get(group.apply(scan))).toList();
    }
}
