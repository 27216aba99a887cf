package org.petline.registration;

import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/**
 * Whether two scans of one person, each laid to the same T1w, agree about where the head is.
 *
 * <p>The two PET references are registered to each other directly, by mutual information, which does not ask that
 * uptake be the same in both. Going from one scan to the T1w and on to the other should lead to the same place; what is
 * left is the error of both coregistrations and of the direct registration together, and none of them has a say in its
 * own judgement.
 */
public final class SessionConsistency {
    private SessionConsistency() {}

    /**
     * One scan's part.
     *
     * @param petReference mean of aligned frames, any unit; NaN is outside the field of view
     * @param t1wToReference from the T1w that both scans share, or from T1w images in one world
     */
    public record Scan(Volume petReference, RigidTransform t1wToReference) {}

    /**
     * How well the circle closes.
     *
     * @param firstToSecond takes points of the first reference's world to the second's, registered directly
     * @param errorMm mean over the brain of the distance between that and the way through the T1w; NaN if the direct
     *     registration had nothing to compare or there are no brain points
     * @param similarity of the two references, nats of mutual information; NaN if there was nothing to compare
     */
    public record Closure(RigidTransform firstToSecond, double errorMm, double similarity) {}

    /**
     * The circle of two scans and their T1w.
     *
     * @param brain points of the brain in the T1w's world
     */
    public static Closure between(Scan first, Scan second, BrainPoints brain) {
        Coregistered direct =
                new Coregistration(Coregistration.Settings.DEFAULT).align(second.petReference(), first.petReference());
        RigidTransform firstToSecond = direct.t1wToReference();
        boolean compared = !direct.flags().contains(CoregistrationFlag.NOTHING_TO_COMPARE);
        if (!compared || brain.points().isEmpty())
            return new Closure(firstToSecond, Double.NaN, direct.likeness().similarity());
        double sum = 0;
        for (Vector3 point : brain.points()) {
            Vector3 directly = firstToSecond.apply(first.t1wToReference().apply(point));
            sum += directly.distanceTo(second.t1wToReference().apply(point));
        }
        return new Closure(
                firstToSecond, sum / brain.points().size(), direct.likeness().similarity());
    }
}
