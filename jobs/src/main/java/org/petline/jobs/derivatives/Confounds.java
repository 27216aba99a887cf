package org.petline.jobs.derivatives;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.jobs.stages.results.RealignedScan;

/**
 * Head motion as users of PETPrep and fMRIPrep know it: a row a frame with shifts in mm and turns in radians about the
 * grid's centre, as in the motion table, and a column of zeros and a one for each frame that moved much.
 *
 * <p>Nothing is excluded by it: between frames of minutes a head slides, and a limit made for volumes of seconds marks
 * half the frames of usual scans.
 *
 * @param outlierMm framewise displacement beyond which a frame is marked
 */
record Confounds(RealignedScan motion, FrameTimes times, double outlierMm) {
    private static final String MISSING = "n/a";
    private static final List<String> AXES = List.of("x", "y", "z");

    /** Whether a frame is marked; the first, which nothing comes before, never is. */
    static boolean isOutlier(RealignedScan.Pose pose, double outlierMm) {
        return pose.moved().framewiseDisplacementMm() > outlierMm;
    }

    String toTsv() {
        List<Integer> marked = marked();
        StringJoiner header = new StringJoiner("\t", "", "\n");
        header.add("frame_start").add("frame_end").add("frame_duration");
        for (String suffix : List.of("", "_se")) {
            for (String kind : List.of("trans_", "rot_")) for (String axis : AXES) header.add(kind + axis + suffix);
        }
        header.add("framewise_displacement")
                .add("rmsd")
                .add("median_displacement")
                .add("max_displacement");
        header.add("motion_outlier");
        for (int n = 0; n < marked.size(); n++) header.add(marker(n));
        StringBuilder rows = new StringBuilder(header.toString());
        for (int frame = 0; frame < times.count(); frame++) rows.append(row(frame, marked));
        return rows.toString();
    }

    private String row(int frame, List<Integer> marked) {
        RealignedScan.Pose pose = motion.poses().get(frame);
        StringJoiner row = new StringJoiner("\t", "", "\n");
        row.add(number(times.startSeconds(frame)));
        row.add(number(times.endSeconds(frame))).add(number(times.durationSeconds(frame)));
        double[] six = RigidTransform.of(pose.referenceToFrame())
                .parametersAbout(motion.centre())
                .toArray();
        for (double parameter : six) row.add(number(parameter));
        for (double error : pose.standardErrors()) row.add(number(error));
        RealignedScan.Moved moved = pose.moved();
        row.add(number(moved.framewiseDisplacementMm())).add(number(moved.rmsdMm()));
        row.add(number(moved.medianDisplacementMm())).add(number(moved.maxDisplacementMm()));
        row.add(isOutlier(pose, outlierMm) ? "1" : "0");
        for (int each : marked) row.add(each == frame ? "1" : "0");
        return row.toString();
    }

    /** What each column holds. */
    String toJson() {
        ObjectNode root = DerivativeSidecars.object();
        column(root, "frame_start", "Start of the frame from TimeZero", "s");
        column(root, "frame_end", "End of the frame from TimeZero", "s");
        column(root, "frame_duration", "Length of the frame", "s");
        for (String axis : AXES) {
            column(root, "trans_" + axis, "Shift of the head from the reference along " + axis + " (RAS)", "mm");
            column(root, "rot_" + axis, "Turn of the head from the reference about " + axis + ", R = Rx Ry Rz", "rad");
            column(root, "trans_" + axis + "_se", "Standard error of trans_" + axis, "mm");
            column(root, "rot_" + axis + "_se", "Standard error of rot_" + axis, "rad");
        }
        column(
                root,
                "framewise_displacement",
                "Sum of the six parameters' changes since the frame before, turns as arcs of 50 mm radius (Power 2012)",
                "mm");
        column(
                root,
                "rmsd",
                "Root mean square displacement since the frame before over a sphere of 80 mm (Jenkinson 1999)",
                "mm");
        column(root, "median_displacement", "Median displacement over the brain from the reference", "mm");
        column(root, "max_displacement", "Largest displacement over the brain from the reference", "mm");
        column(
                root,
                "motion_outlier",
                "1 where framewise_displacement is above " + outlierMm + " mm; nothing is excluded by it",
                "arbitrary");
        List<Integer> marked = marked();
        for (int n = 0; n < marked.size(); n++) {
            column(root, marker(n), "1 in frame " + marked.get(n) + " alone, a motion_outlier", "arbitrary");
        }
        return DerivativeSidecars.text(root);
    }

    private List<Integer> marked() {
        List<Integer> marked = new ArrayList<>();
        for (int frame = 0; frame < motion.poses().size(); frame++) {
            if (isOutlier(motion.poses().get(frame), outlierMm)) marked.add(frame);
        }
        return marked;
    }

    private static String marker(int number) {
        return String.format(Locale.ROOT, "motion_outlier%02d", number);
    }

    private static void column(ObjectNode root, String name, String description, String units) {
        root.putObject(name).put("Description", description).put("Units", units);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : MISSING;
    }
}
