package org.petline.registration;

import org.petline.geometry.RigidTransform;

/** How well two images fit under a transform; more is better. */
interface SimilarityMeasure {
    /**
     * Similarity under a transform.
     *
     * @param fixedToMoving takes points of the fixed image's world to the moving image's
     */
    double at(RigidTransform fixedToMoving);

    /**
     * Similarity and its derivative by a small {@link Pose} taken before the transform, turning about a centre that the
     * measure names.
     *
     * @param gradient receives six derivatives, per mm
     */
    double at(RigidTransform fixedToMoving, double[] gradient);
}
