package org.petline.jobs.stages.results;

import java.util.List;
import java.util.Locale;
import org.petline.Group;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.registration.Coregistered;

/**
 * Where the MR lies to the PET.
 *
 * @param t1wToReference a point of the T1w's world to the PET reference's, RAS+ mm
 * @param centre middle of the T1w grid, about which six parameters turn, mm
 * @param overlap share of the T1w head inside the PET field of view
 * @param flags names, in fixed order
 */
public record CoregisteredScan(
        Affine t1wToReference,
        Vector3 centre,
        Search search,
        Likeness likeness,
        double overlap,
        Explained explained,
        List<String> flags) {
    /** Copies the list. */
    public CoregisteredScan {
        flags = List.copyOf(flags);
    }

    /**
     * How the place was found.
     *
     * @param method mutual-information, segmentation, identity or file
     * @param start which start led to the best result; headers or file if nothing was searched for
     */
    @Group
    public record Search(String method, String start) {}

    /**
     * How alike the images are.
     *
     * @param similarity of the best result; {@code runnerUpSimilarity} of the next, NaN if there is none
     * @param runnerUpDistanceMm root mean square distance over the head between the two, NaN if there is one only
     */
    @Group
    public record Likeness(double similarity, double runnerUpSimilarity, double runnerUpDistanceMm) {
        private static final Likeness UNKNOWN = new Likeness(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * What the segmentation predicts of the PET; NaN unless the method is segmentation.
     *
     * @param explainedVariance share of the PET's variance over the brain that one uptake a label explains
     * @param standardErrorMm of the place of the brain
     */
    @Group
    public record Explained(double explainedVariance, double standardErrorMm) {
        private static final Explained UNKNOWN = new Explained(Double.NaN, Double.NaN);
    }

    /** The place that was found. */
    public static CoregisteredScan of(Coregistered found, Vector3 centre) {
        Coregistered.Likeness likeness = found.likeness();
        return new CoregisteredScan(
                found.t1wToReference().toAffine(),
                centre,
                new Search(word(found.method()), word(found.start())),
                new Likeness(likeness.similarity(), likeness.runnerUpSimilarity(), likeness.runnerUpDistanceMm()),
                found.overlap(),
                new Explained(
                        found.segmentation().explained(), found.segmentation().standardErrorMm()),
                found.flags().stream().map(Enum::name).toList());
    }

    /** A place that is believed and was not searched for: no similarity is known. */
    public static CoregisteredScan given(RigidTransform t1wToReference, Grid t1w, String method) {
        return new CoregisteredScan(
                t1wToReference.toAffine(),
                t1w.centre(),
                new Search(method, method.equals("file") ? "file" : "headers"),
                Likeness.UNKNOWN,
                Double.NaN,
                Explained.UNKNOWN,
                List.of());
    }

    /** The same with these flags. */
    public CoregisteredScan flagged(List<String> names) {
        return new CoregisteredScan(t1wToReference, centre, search, likeness, overlap, explained, names);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
