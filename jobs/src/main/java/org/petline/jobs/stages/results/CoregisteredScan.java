package org.petline.jobs.stages.results;

import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * Where the MR lies to the PET.
 *
 * @param t1wToReference a point of the T1w's world to the PET reference's, RAS+ mm
 * @param centre middle of the T1w grid, about which six parameters turn, mm
 * @param method mutual-information, segmentation, identity or file
 * @param start which start led to the best result; headers or file if nothing was searched for
 * @param similarity of the best result; {@code runnerUpSimilarity} of the next, NaN if there is none
 * @param runnerUpDistanceMm root mean square distance over the head between the two, NaN if there is one only
 * @param overlap share of the T1w head inside the PET field of view
 * @param explainedVariance share of the PET's variance over the brain that one uptake a label of the segmentation
 *     explains; NaN unless the method is segmentation, likewise {@code standardErrorMm} of the place of the brain
 * @param flags names, in fixed order
 */
public record CoregisteredScan(
        Affine t1wToReference,
        Vector3 centre,
        String method,
        String start,
        double similarity,
        double runnerUpSimilarity,
        double runnerUpDistanceMm,
        double overlap,
        double explainedVariance,
        double standardErrorMm,
        List<String> flags) {
    /** Copies the list. */
    public CoregisteredScan {
        flags = List.copyOf(flags);
    }

    /** A place that is believed and was not searched for: no similarity is known. */
    public static CoregisteredScan given(RigidTransform t1wToReference, Grid t1w, String method) {
        return new CoregisteredScan(
                t1wToReference.toAffine(),
                t1w.centre(),
                method,
                method.equals("file") ? "file" : "headers",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of());
    }

    /** The same with these flags. */
    public CoregisteredScan flagged(List<String> names) {
        return new CoregisteredScan(
                t1wToReference,
                centre,
                method,
                start,
                similarity,
                runnerUpSimilarity,
                runnerUpDistanceMm,
                overlap,
                explainedVariance,
                standardErrorMm,
                names);
    }
}
