package org.petline.phantom;

import java.util.Random;

/**
 * The cerebellum: two hemispheres and the vermis, a folded cortex about white matter that branches into it.
 */
final class Cerebellum {
    /** Cortex with its folia, seen from afar, is this thick between the branches of white matter. */
    private static final double CORTEX_MM = 7.5;

    private final Ellipsoid hemisphere = Ellipsoid.at(24, -63, -37, 29, 28, 21).pitched(-14);
    private final Ellipsoid vermis = Ellipsoid.at(0, -60, -32, 13, 22, 22);
    private final Ellipsoid peduncle = Ellipsoid.at(11, -44, -35, 10, 13, 8);
    private final Folds leftFolia;
    private final Folds rightFolia;

    Cerebellum(Random random) {
        leftFolia = new Folds(8.5, random);
        rightFolia = new Folds(8.5, random);
    }

    /** Depth below the cerebellum's surface, mm; negative outside. */
    double depth(double lateral, double y, double z) {
        return Math.max(hemisphere.depth(lateral, y, z), vermis.depth(lateral, y, z));
    }

    /** Cortex, white matter or a fissure, for a point inside. */
    Structure at(Side side, double lateral, double y, double z, double depth) {
        if (peduncle.depth(lateral, y, z) > 0) return Structure.CEREBELLAR_WHITE_MATTER;
        // Folia are sheets that lie flat: squeezing z by two makes them so.
        Folds folia = side == Side.LEFT ? leftFolia : rightFolia;
        double sheet = folia.distance(lateral * 0.45, y * 0.7, z * 1.35, 0, 0, 0);
        if (depth > 2 * CORTEX_MM) return Structure.CEREBELLAR_WHITE_MATTER;
        if (depth > 3.2 && sheet < 0.14 * (depth - 1.5)) return Structure.CEREBELLAR_WHITE_MATTER;
        if (depth < 5 && sheet > 3.6 && depth < 1.2 + (sheet - 3.4) * 4) return Structure.CSF;
        return Structure.CEREBELLAR_CORTEX;
    }
}
