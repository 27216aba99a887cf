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
 * @param similarity of the best result by the method's measure: nats of mutual information
 * @param runnerUpSimilarity of the best result at another place; NaN if all starts ended at one place
 * @param runnerUpDistanceMm mean distance over the head between the two; NaN if there is no other place
 * @param overlap share of the T1w's head that lies inside the PET's field of view, 0 to 1
 * @param flags what to know about it
 */
public record Coregistered(
        RigidTransform t1wToReference,
        Method method,
        Start start,
        double similarity,
        double runnerUpSimilarity,
        double runnerUpDistanceMm,
        double overlap,
        Set<CoregistrationFlag> flags) {
    /** What the images were compared by. */
    public enum Method {
        /** Mutual information of the PET reference and the T1w. */
        MUTUAL_INFORMATION,
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

    /** Copies the flags. */
    public Coregistered {
        flags = flags.isEmpty() ? Collections.emptySet() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }
}
