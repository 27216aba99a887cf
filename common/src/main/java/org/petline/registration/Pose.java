package org.petline.registration;

import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/** Six parameters in which a step of one means about a millimetre in the brain, whichever it is. */
final class Pose {
    /** Parameters of a pose: three shifts, three turns. */
    static final int SIZE = 6;

    /** A turn is measured by what it does this far from its axis, mm; Power 2012 uses the same radius. */
    static final double RADIUS_MM = 50;

    private Pose() {}

    /** The transform of [6] about a centre: shifts in mm, turns in mm at {@link #RADIUS_MM}. */
    static RigidTransform transform(double[] six, Vector3 centre) {
        return RigidTransform.about(centre, parameters(six));
    }

    /** The same six with turns in radians. */
    static RigidTransform.Parameters parameters(double[] six) {
        return new RigidTransform.Parameters(
                six[0], six[1], six[2], six[3] / RADIUS_MM, six[4] / RADIUS_MM, six[5] / RADIUS_MM);
    }

    /** [6] of a transform about a centre. */
    public static double[] of(RigidTransform transform, Vector3 centre) {
        double[] six = transform.parametersAbout(centre).toArray();
        for (int p = 3; p < SIZE; p++) six[p] *= RADIUS_MM;
        return six;
    }
}
