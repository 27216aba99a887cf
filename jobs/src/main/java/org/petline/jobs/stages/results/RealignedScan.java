package org.petline.jobs.stages.results;

import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;

/**
 * Where the head was in every frame.
 *
 * @param referenceFrame the frame whose world all transforms start from; -1 if they start from a mean or template that
 *     the files of transforms were made with
 * @param centre world point that six parameters turn about, mm
 * @param poses [frame]
 */
public record RealignedScan(int referenceFrame, Vector3 centre, List<Pose> poses) {
    /** Copies the list. */
    public RealignedScan {
        poses = List.copyOf(poses);
    }

    /**
     * The head in one frame.
     *
     * @param referenceToFrame a point of the reference's world to the frame's, RAS+ mm
     * @param standardErrors [6]: three shifts in mm, three angles in radians; NaN where nothing was estimated
     * @param status estimated, inherited, reference, off or file
     * @param source frame whose transform this is
     * @param flags names, in fixed order
     * @param framewiseDisplacementMm from the frame before (Power 2012), NaN for the first; {@code rmsdMm} likewise
     *     (Jenkinson 1999)
     * @param medianDisplacementMm over the brain, from the reference; {@code maxDisplacementMm} likewise
     */
    public record Pose(
            Affine referenceToFrame,
            List<Double> standardErrors,
            String status,
            int source,
            List<String> flags,
            double framewiseDisplacementMm,
            double rmsdMm,
            double medianDisplacementMm,
            double maxDisplacementMm) {
        /** Copies the lists. */
        public Pose {
            standardErrors = List.copyOf(standardErrors);
            flags = List.copyOf(flags);
        }
    }
}
