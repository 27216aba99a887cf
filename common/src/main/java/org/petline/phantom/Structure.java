package org.petline.phantom;

/**
 * A part of the head with a place and a name: FreeSurfer's numbers and names, left and right.
 *
 * <p>Numbers and names are those of FreeSurferColorLUT.txt, except 176, which is petline's own: FreeSurfer's brainstem
 * has no dorsal raphe area. What FreeSurfer does not label has numbers below 1, which no written segmentation holds.
 */
enum Structure {
    AIR(Tissue.AIR, 0, "air"),
    SKULL(Tissue.SKULL, -1, "skull"),
    SOFT_TISSUE(Tissue.SOFT_TISSUE, -2, "soft tissue"),
    SCALP(Tissue.SCALP, -3, "scalp"),
    SPINAL_CANAL(Tissue.CSF, -4, "spinal canal"),
    SPINAL_CORD(Tissue.BRAINSTEM, -5, "spinal cord"),

    CSF(Tissue.CSF, 24, "CSF"),
    THIRD_VENTRICLE(Tissue.CSF, 14, "3rd-Ventricle"),
    FOURTH_VENTRICLE(Tissue.CSF, 15, "4th-Ventricle"),
    LATERAL_VENTRICLE(Tissue.CSF, 4, 43, "Lateral-Ventricle"),
    TEMPORAL_HORN(Tissue.CSF, 5, 44, "Inf-Lat-Vent"),

    CEREBRAL_WHITE_MATTER(Tissue.WHITE_MATTER, 2, 41, "Cerebral-White-Matter"),
    VENTRAL_DIENCEPHALON(Tissue.WHITE_MATTER, 28, 60, "VentralDC"),
    THALAMUS(Tissue.THALAMUS, 10, 49, "Thalamus"),
    CAUDATE(Tissue.CAUDATE, 11, 50, "Caudate"),
    PUTAMEN(Tissue.PUTAMEN, 12, 51, "Putamen"),
    PALLIDUM(Tissue.PALLIDUM, 13, 52, "Pallidum"),
    HIPPOCAMPUS(Tissue.HIPPOCAMPUS, 17, 53, "Hippocampus"),
    AMYGDALA(Tissue.AMYGDALA, 18, 54, "Amygdala"),
    ACCUMBENS(Tissue.VENTRAL_STRIATUM, 26, 58, "Accumbens-area"),
    BRAINSTEM(Tissue.BRAINSTEM, 16, "Brain-Stem"),
    DORSAL_RAPHE(Tissue.DORSAL_RAPHE, 176, "Dorsal-Raphe"),
    CEREBELLAR_WHITE_MATTER(Tissue.CEREBELLAR_WHITE_MATTER, 7, 46, "Cerebellum-White-Matter"),
    CEREBELLAR_CORTEX(Tissue.CEREBELLAR_CORTEX, 8, 47, "Cerebellum-Cortex"),

    CAUDAL_ANTERIOR_CINGULATE(Tissue.ANTERIOR_CINGULATE, 2, "caudalanteriorcingulate"),
    CUNEUS(Tissue.OCCIPITAL_CORTEX, 5, "cuneus"),
    INFERIOR_PARIETAL(Tissue.PARIETAL_CORTEX, 8, "inferiorparietal"),
    INFERIOR_TEMPORAL(Tissue.TEMPORAL_CORTEX, 9, "inferiortemporal"),
    LATERAL_OCCIPITAL(Tissue.OCCIPITAL_CORTEX, 11, "lateraloccipital"),
    LATERAL_ORBITOFRONTAL(Tissue.FRONTAL_CORTEX, 12, "lateralorbitofrontal"),
    LINGUAL(Tissue.OCCIPITAL_CORTEX, 13, "lingual"),
    MEDIAL_ORBITOFRONTAL(Tissue.FRONTAL_CORTEX, 14, "medialorbitofrontal"),
    MIDDLE_TEMPORAL(Tissue.TEMPORAL_CORTEX, 15, "middletemporal"),
    PARAHIPPOCAMPAL(Tissue.TEMPORAL_CORTEX, 16, "parahippocampal"),
    POSTCENTRAL(Tissue.PARIETAL_CORTEX, 22, "postcentral"),
    POSTERIOR_CINGULATE(Tissue.POSTERIOR_CINGULATE, 23, "posteriorcingulate"),
    PRECENTRAL(Tissue.FRONTAL_CORTEX, 24, "precentral"),
    PRECUNEUS(Tissue.PARIETAL_CORTEX, 25, "precuneus"),
    ROSTRAL_ANTERIOR_CINGULATE(Tissue.ANTERIOR_CINGULATE, 26, "rostralanteriorcingulate"),
    ROSTRAL_MIDDLE_FRONTAL(Tissue.FRONTAL_CORTEX, 27, "rostralmiddlefrontal"),
    SUPERIOR_FRONTAL(Tissue.FRONTAL_CORTEX, 28, "superiorfrontal"),
    SUPERIOR_PARIETAL(Tissue.PARIETAL_CORTEX, 29, "superiorparietal"),
    SUPERIOR_TEMPORAL(Tissue.TEMPORAL_CORTEX, 30, "superiortemporal"),
    TEMPORAL_POLE(Tissue.TEMPORAL_CORTEX, 33, "temporalpole"),
    INSULA(Tissue.INSULA, 35, "insula");

    private static final int LEFT_CORTEX = 1000;
    private static final int RIGHT_CORTEX = 2000;

    private final Tissue tissue;
    private final int left;
    private final int right;
    private final String leftName;
    private final String rightName;

    /** In the middle, or a parcel of the cortex where {@code number} is below 100 and the tissue is cortex. */
    Structure(Tissue tissue, int number, String name) {
        this(
                tissue,
                isCortex(tissue) ? LEFT_CORTEX + number : number,
                isCortex(tissue) ? RIGHT_CORTEX + number : number,
                isCortex(tissue) ? "ctx-lh-" + name : name,
                isCortex(tissue) ? "ctx-rh-" + name : name);
    }

    Structure(Tissue tissue, int left, int right, String name) {
        this(tissue, left, right, "Left-" + name, "Right-" + name);
    }

    Structure(Tissue tissue, int left, int right, String leftName, String rightName) {
        this.tissue = tissue;
        this.left = left;
        this.right = right;
        this.leftName = leftName;
        this.rightName = rightName;
    }

    private static boolean isCortex(Tissue tissue) {
        return switch (tissue) {
            case FRONTAL_CORTEX,
                    ANTERIOR_CINGULATE,
                    POSTERIOR_CINGULATE,
                    INSULA,
                    TEMPORAL_CORTEX,
                    PARIETAL_CORTEX,
                    OCCIPITAL_CORTEX -> true;
            default -> false;
        };
    }

    Tissue tissue() {
        return tissue;
    }

    int label(Side side) {
        return side == Side.LEFT ? left : right;
    }

    String labelName(Side side) {
        return side == Side.LEFT ? leftName : rightName;
    }
}
