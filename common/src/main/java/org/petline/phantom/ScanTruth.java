package org.petline.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;

/**
 * All that determines a scan but its noise.
 *
 * @param curves the activity of every tissue that takes up tracer, Bq/mL, frame averages, corrected for decay to
 *     TimeZero: [frame]
 * @param headToReference takes points of head space to the scanner's world in the first frame, mm
 * @param path where the head is in each frame, from the first frame's world
 */
record ScanTruth(FrameTimes times, Map<Tissue, List<Double>> curves, RigidTransform headToReference, HeadPath path) {

    /** The activity of every tissue in one frame, Bq/mL. */
    Map<Tissue, Double> activities(int frame) {
        Map<Tissue, Double> activities = new EnumMap<>(Tissue.class);
        curves.forEach((tissue, curve) -> activities.put(tissue, curve.get(frame)));
        return activities;
    }

    /** What a scanner of some resolution would see of a region without noise, Bq/mL: [frame]. */
    List<Double> seen(Map<Tissue, Double> shares) {
        List<Double> seen = new ArrayList<>();
        for (int frame = 0; frame < times.count(); frame++) {
            double sum = 0;
            for (Map.Entry<Tissue, Double> share : shares.entrySet()) {
                sum += share.getValue() * curves.get(share.getKey()).get(frame);
            }
            seen.add(sum);
        }
        return seen;
    }

    /** Takes points of head space to a frame's world; one for each place, of equal time, that the frame is the mean of. */
    List<RigidTransform> headToFrame(int frame) {
        return path.places(frame).stream().map(headToReference::then).toList();
    }
}
