package org.petline.jobs.stages.results;

import java.util.Arrays;
import java.util.List;
import org.petline.Group;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.registration.Displacement;
import org.petline.registration.FrameMotion;

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
     */
    public record Pose(
            Affine referenceToFrame,
            List<Double> standardErrors,
            String status,
            int source,
            List<String> flags,
            Moved moved) {
        /** Copies the lists. */
        public Pose {
            standardErrors = List.copyOf(standardErrors);
            flags = List.copyOf(flags);
        }

        /** A frame's place as it was found, said to be of this status. */
        public static Pose of(FrameMotion frame, String status, Displacement displacement) {
            return new Pose(
                    frame.referenceToFrame().toAffine(),
                    Arrays.stream(frame.standardErrors().toArray()).boxed().toList(),
                    status,
                    frame.source(),
                    frame.flags().stream().map(Enum::name).toList(),
                    new Moved(
                            displacement.framewiseMm(),
                            displacement.rmsdMm(),
                            displacement.medianMm(),
                            displacement.largestMm()));
        }

        /** The standard errors by name. */
        public RigidTransform.Parameters errors() {
            return RigidTransform.Parameters.of(
                    standardErrors.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /**
     * How far the head moved.
     *
     * @param framewiseDisplacementMm from the frame before (Power 2012), NaN for the first; {@code rmsdMm} likewise
     *     (Jenkinson 1999)
     * @param medianDisplacementMm over the brain, from the reference; {@code maxDisplacementMm} likewise
     */
    @Group
    public record Moved(
            double framewiseDisplacementMm, double rmsdMm, double medianDisplacementMm, double maxDisplacementMm) {}
}
