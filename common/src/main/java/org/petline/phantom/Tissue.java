package org.petline.phantom;

/**
 * What takes up tracer, and shines in MR, in one way; several anatomical structures may be made of one tissue.
 *
 * <p>T1-weighted intensities are relative to white matter.
 */
public enum Tissue {
    AIR("air", 0.01),
    SKULL("skull", 0.09),
    SOFT_TISSUE("soft-tissue", 0.55),
    SCALP("scalp", 1.15),
    CSF("csf", 0.22),
    WHITE_MATTER("white-matter", 1.00),
    FRONTAL_CORTEX("frontal-cortex", 0.68),
    ANTERIOR_CINGULATE("anterior-cingulate", 0.68),
    POSTERIOR_CINGULATE("posterior-cingulate", 0.69),
    INSULA("insula", 0.67),
    TEMPORAL_CORTEX("temporal-cortex", 0.67),
    PARIETAL_CORTEX("parietal-cortex", 0.70),
    OCCIPITAL_CORTEX("occipital-cortex", 0.72),
    HIPPOCAMPUS("hippocampus", 0.68),
    AMYGDALA("amygdala", 0.67),
    THALAMUS("thalamus", 0.80),
    CAUDATE("caudate", 0.71),
    PUTAMEN("putamen", 0.74),
    PALLIDUM("pallidum", 0.88),
    VENTRAL_STRIATUM("ventral-striatum", 0.70),
    BRAINSTEM("brainstem", 0.90),
    DORSAL_RAPHE("dorsal-raphe", 0.84),
    CEREBELLAR_CORTEX("cerebellum", 0.66),
    CEREBELLAR_WHITE_MATTER("cerebellum-white-matter", 0.97);

    private final String region;
    private final double t1Intensity;

    Tissue(String region, double t1Intensity) {
        this.region = region;
        this.t1Intensity = t1Intensity;
    }

    /** The name of the region that consists of this tissue, as in {@code conf/regions/freesurfer-trial.tsv}. */
    public String region() {
        return region;
    }

    /** The tissue whose curve this one shares: all around the brain takes up alike. */
    Tissue source() {
        return this == SKULL || this == SCALP ? SOFT_TISSUE : this;
    }

    /** Whether tracer comes here at all. */
    boolean takesUpTracer() {
        return this != AIR && this != CSF;
    }

    /** Signal in a T1-weighted image, white matter being 1. */
    double t1Intensity() {
        return t1Intensity;
    }
}
