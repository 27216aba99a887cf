package org.petline.phantom;

/** What lies around the brain: skull, scalp, the base of the face and the neck; no features that a face has. */
final class HeadShell {
    private static final double FLUID_MM = 2.5;
    private static final double SKULL_MM = 6.5;
    private static final double SCALP_MM = 6;

    private final Ellipsoid head = Ellipsoid.at(0, -13, 4, 85, 106, 92);
    private final Ellipsoid face = Ellipsoid.at(0, 22, -52, 58, 58, 58);
    private final Ellipsoid sinus = Ellipsoid.at(0, 58, -38, 20, 20, 24);
    private final Tube throat = Tube.through(new double[] {0, 22, -62, 9}, new double[] {0, 2, -130, 10});
    private final Tube neck = Tube.through(new double[] {0, -28, -45, 58}, new double[] {0, -34, -150, 58});
    private final Tube spine = Tube.through(new double[] {0, -42, -66, 15}, new double[] {0, -46, -150, 16});
    private final Tube canal = Tube.through(new double[] {0, -44, -62, 9}, new double[] {0, -48, -150, 8.5});
    private final Tube cord = Tube.through(new double[] {0, -43, -62, 6}, new double[] {0, -48, -150, 5});

    /** Whether a point, in the individual's own space, is so far out that it is air without further questions. */
    boolean farOutside(double x, double y, double z) {
        return head.radius(x, y, z) > 1.22
                && face.radius(x, y, z) > 1.25
                && !(z < -30 && x * x + (y + 31) * (y + 31) < 70 * 70);
    }

    /**
     * What is at a place outside the brain.
     *
     * @param depth below the brain's envelope, mm; negative outside it
     */
    Structure at(double lateral, double y, double z, double depth) {
        double out = -depth;
        if (canal.depth(lateral, y, z) > 0 && z < -60) {
            return cord.depth(lateral, y, z) > 0 ? Structure.SPINAL_CORD : Structure.SPINAL_CANAL;
        }
        if (out < FLUID_MM) return Structure.CSF;
        if (out < FLUID_MM + SKULL_MM) return Structure.SKULL;
        if (throat.depth(lateral, y, z) > 0 || sinus.depth(lateral, y, z) > 0) return Structure.AIR;
        if (spine.depth(lateral, y, z) > 0) return Structure.SKULL;
        double inFace = face.depth(lateral, y, z);
        double inNeck = neck.depth(lateral, y, z);
        double inside = Math.max(inFace, inNeck);
        if (inside > 5) return Structure.SOFT_TISSUE;
        if (inside > 0 || out < FLUID_MM + SKULL_MM + SCALP_MM) return Structure.SCALP;
        return Structure.AIR;
    }
}
