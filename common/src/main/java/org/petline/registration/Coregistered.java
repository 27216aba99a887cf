package org.petline.registration;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.petline.geometry.RigidTransform;

/**
 * How a scan's PET lies to its T1w.
 *
 * @param t1wToReference takes a point of the T1w's world to the PET reference's world, RAS+ mm
 * @param method what the images were compared by
 * @param start where the best result came from
 * @param overlap share of the T1w's head that lies inside the PET's field of view, 0 to 1
 * @param flags what to know about it
 */
public record Coregistered(
        RigidTransform t1wToReference,
        Method method,
        Start start,
        Likeness likeness,
        double overlap,
        BySegmentation segmentation,
        Set<CoregistrationFlag> flags) {
    /** What the images were compared by. */
    public enum Method {
        /** Mutual information of the PET reference and the T1w. */
        MUTUAL_INFORMATION,
        /** The same, then the PET reference and the image that the segmentation's labels predict of it. */
        SEGMENTATION,
        /** Not compared: the headers are believed. */
        IDENTITY
    }

    /** Where a search began. */
    public enum Start {
        /** Both images' headers as they are. */
        HEADERS,
        /** Heads' middles on top of each other. */
        CENTRES_OF_MASS,
        /** A coarse search over turns and shifts about either. */
        SEARCH
    }

    /**
     * How alike the images are.
     *
     * @param similarity of the best result: nats of mutual information, whichever the method
     * @param runnerUpSimilarity of the best result at another place; NaN if all starts ended at one place
     * @param runnerUpDistanceMm root mean square distance over the head between the two; NaN if there is no other place
     */
    public record Likeness(double similarity, double runnerUpSimilarity, double runnerUpDistanceMm) {
        static final Likeness UNKNOWN = new Likeness(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * What a segmentation says; NaN unless it refined the result.
     *
     * @param explained share of the PET's variance over the brain that one uptake a label explains
     * @param standardErrorMm of the place of the brain
     */
    public record BySegmentation(double explained, double standardErrorMm) {
        static final BySegmentation NONE = new BySegmentation(Double.NaN, Double.NaN);
    }

    /** Copies the flags. */
    public Coregistered {
        flags = flags.isEmpty() ? Collections.emptySet() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** The same with one flag more. */
    Coregistered with(CoregistrationFlag flag) {
        Set<CoregistrationFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Coregistered(t1wToReference, method, start, likeness, overlap, segmentation, more);
    }

    /** The same, said to be found with a segmentation. */
    Coregistered refined(BySegmentation said) {
        return new Coregistered(t1wToReference, Method.SEGMENTATION, start, likeness, overlap, said, flags);
    }
}
