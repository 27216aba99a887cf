package org.petline.registration;

import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * A place where the MR may lie.
 *
 * @param referenceToT1w takes a point of the PET reference's world to the T1w's
 * @param similarity of the two images there; NaN if it has not been measured
 * @param start where the climb to it began
 */
record Candidate(RigidTransform referenceToT1w, double similarity, Coregistered.Start start) {
    /** Root mean square distance over the head to another place, mm. */
    double distanceTo(Candidate other, Vector3 centre) {
        return Displacement.rmsd(referenceToT1w, other.referenceToT1w, centre);
    }
}
