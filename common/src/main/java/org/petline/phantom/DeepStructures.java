package org.petline.phantom;

/**
 * What lies inside the hemispheres and below them: ventricles, nuclei, hippocampus, amygdala and brainstem.
 *
 * <p>Places and sizes are typical of adults, in a frame like that of the MNI brains: origin at the anterior commissure,
 * mm. {@code lateral} is the distance from the midline.
 */
final class DeepStructures {
    private final Ellipsoid thalamus =
            Ellipsoid.at(11.5, -18, 8, 10.2, 16.5, 10.5).pitched(-8);
    private final Ellipsoid caudateHead = Ellipsoid.at(12.5, 15, 5, 5.6, 9.5, 10.5);
    private final Tube caudateBody = Tube.through(
            new double[] {13, 12, 11, 4.8}, new double[] {16, -4, 20, 3.6}, new double[] {20, -24, 21, 2.4});
    private final Ellipsoid putamen = Ellipsoid.at(26, 3, 1, 5.4, 17.5, 12.5).pitched(6);
    private final Ellipsoid pallidum = Ellipsoid.at(19, -4, -1, 4.8, 9.5, 7.5);
    private final Ellipsoid accumbens = Ellipsoid.at(11, 12, -7.5, 6.2, 7.8, 6.4);
    private final Tube hippocampus = Tube.through(
            new double[] {25, -11, -20, 6.8},
            new double[] {28, -20, -16, 6.0},
            new double[] {29, -30, -9, 5.5},
            new double[] {26, -38, -2, 4.6});
    private final Ellipsoid amygdala = Ellipsoid.at(23, -1, -19, 8.2, 8.2, 8.6);
    private final Tube lateralVentricle = Tube.through(
            new double[] {9, 32, 6, 3.0},
            new double[] {7.5, 20, 13, 5.2},
            new double[] {8, 4, 19, 4.8},
            new double[] {11, -14, 22.5, 4.6},
            new double[] {20, -36, 19, 6.4},
            new double[] {25, -50, 12, 4.8},
            new double[] {22, -68, 10, 2.0});
    private final Tube temporalHorn = Tube.through(
            new double[] {25, -44, 13, 4.6}, new double[] {34, -34, -4, 2.4}, new double[] {33, -14, -14, 1.8});
    private final Ellipsoid thirdVentricle = Ellipsoid.at(0, -10, 2, 2.2, 14, 10);
    private final Ellipsoid fourthVentricle = Ellipsoid.at(0, -41, -33, 5.5, 5, 11);
    private final Tube aqueduct = Tube.through(new double[] {0, -26, -2, 1.3}, new double[] {0, -38, -24, 1.6});
    private final Ellipsoid midbrain = Ellipsoid.at(0, -25, -12, 16, 12.5, 13);
    private final Ellipsoid pons = Ellipsoid.at(0, -25, -31, 17, 13.5, 15);
    private final Tube medulla = Tube.through(new double[] {0, -31, -40, 10.5}, new double[] {0, -42, -70, 7});
    private final Ellipsoid raphe = Ellipsoid.at(0, -29, -15, 4.8, 4.8, 10.4).pitched(-28);
    private final Ellipsoid ventralDiencephalon = Ellipsoid.at(9, -13, -8, 10, 10, 7);

    /** The structure at a point of the standard head, or null where there is none of these. */
    Structure at(double lateral, double y, double z) {
        if (lateral > 42 || y < -75 || y > 38 || z < -72 || z > 32) return null;
        if (z < 2 && lateral < 18) {
            Structure stem = stem(lateral, y, z);
            if (stem != null) return stem;
        }
        if (thirdVentricle.depth(lateral, y, z) > 0) return Structure.THIRD_VENTRICLE;
        if (lateral > 1.2
                && lateralVentricle.depth(lateral, y, z) > 0
                && !(lateral > 6 && inCaudateHead(lateral, y, z))) return Structure.LATERAL_VENTRICLE;
        if (lateral > 1.5 && thalamus.depth(lateral, y, z) > 0) return Structure.THALAMUS;
        if (accumbens.depth(lateral, y, z) > 0) return Structure.ACCUMBENS;
        if (inCaudateHead(lateral, y, z) || caudateBody.depth(lateral, y, z) > 0) return Structure.CAUDATE;
        if (pallidum.depth(lateral, y, z) > 0) return Structure.PALLIDUM;
        if (putamen.depth(lateral, y, z) > 0 && lateral > 20.5) return Structure.PUTAMEN;
        if (lateral > 15) {
            if (amygdala.depth(lateral, y, z) > 0) return Structure.AMYGDALA;
            if (hippocampus.depth(lateral, y, z) > 0) return Structure.HIPPOCAMPUS;
            if (temporalHorn.depth(lateral, y, z) > 0) return Structure.TEMPORAL_HORN;
        }
        return ventralDiencephalon.depth(lateral, y, z) > 0 ? Structure.VENTRAL_DIENCEPHALON : null;
    }

    private boolean inCaudateHead(double lateral, double y, double z) {
        return caudateHead.depth(lateral, y, z) > 0;
    }

    private Structure stem(double lateral, double y, double z) {
        if (aqueduct.depth(lateral, y, z) > 0) return Structure.FOURTH_VENTRICLE;
        if (raphe.depth(lateral, y, z) > 0) return Structure.DORSAL_RAPHE;
        if (fourthVentricle.depth(lateral, y, z) > 0 && y < -38) return Structure.FOURTH_VENTRICLE;
        return stemDepth(lateral, y, z) > 0 ? Structure.BRAINSTEM : null;
    }

    /** Depth inside the brainstem, mm; negative outside. */
    double stemDepth(double lateral, double y, double z) {
        // The two peduncles part in front: the interpeduncular fossa.
        double behindFossa = 0.7 * (0.9 * lateral - 15 - y);
        double upper = Math.min(midbrain.depth(lateral, y, z), behindFossa);
        return Math.max(upper, Math.max(pons.depth(lateral, y, z), medulla.depth(lateral, y, z)));
    }
}
