package org.petline.phantom;

/** Which parcel of the cortex a place belongs to, by planes that follow the great sulci; standard head, mm. */
final class Lobes {
    private static final double MEDIAL_MM = 14;

    private Lobes() {}

    /**
     * The parcel at a place in the cortex.
     *
     * @param core 1 on the callosum's upper edge, growing outwards
     * @param inTemporal whether the place lies in the temporal lobe's own envelope
     */
    static Structure parcel(double lateral, double y, double z, double core, boolean inTemporal) {
        if (inTemporal) return temporal(lateral, y, z);
        if (core < 1.47 && lateral < MEDIAL_MM && z > -12) return cingulate(y);
        // Parieto-occipital sulcus on the medial side, a line to the preoccipital notch on the lateral one.
        if (y < -64 - 0.30 * (z - 5)) return occipital(lateral, z);
        if (z < -2 && y < -38) return lateral < 30 ? Structure.LINGUAL : Structure.INFERIOR_TEMPORAL;
        double centralY = -24 + 0.42 * (60 - z);
        if (y > centralY - 4) return frontal(lateral, y, z, centralY);
        if (z < 6 && lateral > 30) return Structure.SUPERIOR_TEMPORAL;
        return parietal(lateral, y, z, centralY);
    }

    private static Structure temporal(double lateral, double y, double z) {
        if (y > 14) return Structure.TEMPORAL_POLE;
        if (lateral < 33) return Structure.PARAHIPPOCAMPAL;
        double height = z + 18 + 0.3 * (y + 17);
        if (height > 6) return Structure.SUPERIOR_TEMPORAL;
        return height > -6 && lateral > 45 ? Structure.MIDDLE_TEMPORAL : Structure.INFERIOR_TEMPORAL;
    }

    private static Structure cingulate(double y) {
        if (y > 22) return Structure.ROSTRAL_ANTERIOR_CINGULATE;
        return y > 2 ? Structure.CAUDAL_ANTERIOR_CINGULATE : Structure.POSTERIOR_CINGULATE;
    }

    private static Structure occipital(double lateral, double z) {
        if (lateral > 18) return Structure.LATERAL_OCCIPITAL;
        return z > 6 ? Structure.CUNEUS : Structure.LINGUAL;
    }

    private static Structure frontal(double lateral, double y, double z, double centralY) {
        if (z < 0 && y > 8)
            return lateral < MEDIAL_MM ? Structure.MEDIAL_ORBITOFRONTAL : Structure.LATERAL_ORBITOFRONTAL;
        if (y < centralY + 12 && lateral > 8) return Structure.PRECENTRAL;
        return lateral < 24 ? Structure.SUPERIOR_FRONTAL : Structure.ROSTRAL_MIDDLE_FRONTAL;
    }

    private static Structure parietal(double lateral, double y, double z, double centralY) {
        if (y > centralY - 16 && lateral > 8) return Structure.POSTCENTRAL;
        if (lateral < MEDIAL_MM) return Structure.PRECUNEUS;
        return z > 42 ? Structure.SUPERIOR_PARIETAL : Structure.INFERIOR_PARIETAL;
    }
}
