package org.petline.phantom;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A tracer as a population of brains takes it up.
 *
 * @param name as sidecars write it
 * @param radionuclide as sidecars write it
 * @param typicalMBq injected activity that {@code input} belongs to
 * @param input plasma activity, Bq/mL, corrected for decay to TimeZero
 * @param reference the reference region's compartment
 * @param uptake each tissue that differs from the reference region; around the brain a share of frontal cortex
 */
public record TracerPreset(
        String name,
        String radionuclide,
        double halfLifeSeconds,
        double typicalMBq,
        SimulatedPlasma input,
        TissueKinetics reference,
        Map<Tissue, Uptake> uptake) {

    /** Skull and scalp take up this share of what frontal cortex does. */
    static final double OUTSIDE_SHARE = 0.3;

    /** Copies the map. */
    public TracerPreset {
        uptake = Map.copyOf(uptake);
    }

    /**
     * Uptake of one tissue relative to the reference.
     *
     * @param bpnd population mean
     * @param sessionSd standard deviation of log BPND between sessions of one person
     * @param r1 population mean of K1/K1'
     */
    public record Uptake(double bpnd, double sessionSd, double r1) {}

    /**
     * [11C]AZ10419369, 5-HT1B receptors. Means are those of the trial group's own simulations
     * (github.com/mathesong/SiMBA_Ref_Materials, R/README.md), rounded; the input reproduces their mean cerebellar curve
     * within 4 % and is no measurement. K1' is assumed, and cancels out of BPND.
     */
    public static TracerPreset az10419369() {
        Map<Tissue, Uptake> uptake = new EnumMap<>(Tissue.class);
        uptake.put(Tissue.FRONTAL_CORTEX, new Uptake(1.10, 0.045, 0.91));
        uptake.put(Tissue.ANTERIOR_CINGULATE, new Uptake(1.10, 0.045, 0.85));
        uptake.put(Tissue.POSTERIOR_CINGULATE, new Uptake(1.05, 0.045, 0.92));
        uptake.put(Tissue.INSULA, new Uptake(1.06, 0.040, 0.85));
        uptake.put(Tissue.TEMPORAL_CORTEX, new Uptake(0.90, 0.045, 0.88));
        uptake.put(Tissue.PARIETAL_CORTEX, new Uptake(1.00, 0.045, 0.93));
        uptake.put(Tissue.OCCIPITAL_CORTEX, new Uptake(1.20, 0.040, 1.05));
        uptake.put(Tissue.AMYGDALA, new Uptake(0.92, 0.060, 0.63));
        uptake.put(Tissue.HIPPOCAMPUS, new Uptake(0.41, 0.100, 0.78));
        uptake.put(Tissue.THALAMUS, new Uptake(0.48, 0.100, 0.91));
        uptake.put(Tissue.CAUDATE, new Uptake(0.65, 0.090, 0.85));
        uptake.put(Tissue.PUTAMEN, new Uptake(1.05, 0.050, 0.95));
        uptake.put(Tissue.PALLIDUM, new Uptake(1.55, 0.055, 0.70));
        uptake.put(Tissue.VENTRAL_STRIATUM, new Uptake(1.72, 0.055, 0.85));
        uptake.put(Tissue.DORSAL_RAPHE, new Uptake(1.18, 0.100, 0.83));
        uptake.put(Tissue.BRAINSTEM, new Uptake(0.35, 0.100, 0.75));
        uptake.put(Tissue.WHITE_MATTER, new Uptake(0.20, 0.100, 0.55));
        uptake.put(Tissue.CEREBELLAR_WHITE_MATTER, new Uptake(0.10, 0.100, 0.60));
        SimulatedPlasma input = new SimulatedPlasma(0.2126, 2182.8, 8.622, 1.830, 0.205, 2.002, 0.0056).times(1000);
        return new TracerPreset("AZ10419369", "C11", 20.364 * 60, 400, input, new TissueKinetics(0.25, 0.145), uptake);
    }

    /**
     * Like [11C]raclopride, dopamine D2/D3 receptors: high binding in the striatum, next to none in cortex. Values are
     * typical of the literature and rounded; a tracer to test with, not a source.
     */
    public static TracerPreset raclopride() {
        Map<Tissue, Uptake> uptake = cortex(new Uptake(0.22, 0.10, 0.92));
        uptake.put(Tissue.AMYGDALA, new Uptake(0.35, 0.10, 0.75));
        uptake.put(Tissue.HIPPOCAMPUS, new Uptake(0.20, 0.10, 0.78));
        uptake.put(Tissue.THALAMUS, new Uptake(0.45, 0.08, 0.95));
        uptake.put(Tissue.CAUDATE, new Uptake(2.45, 0.06, 0.90));
        uptake.put(Tissue.PUTAMEN, new Uptake(3.00, 0.05, 1.02));
        uptake.put(Tissue.PALLIDUM, new Uptake(1.50, 0.07, 0.80));
        uptake.put(Tissue.VENTRAL_STRIATUM, new Uptake(2.20, 0.07, 0.90));
        uptake.put(Tissue.DORSAL_RAPHE, new Uptake(0.30, 0.15, 0.80));
        uptake.put(Tissue.BRAINSTEM, new Uptake(0.25, 0.12, 0.75));
        SimulatedPlasma input = new SimulatedPlasma(0.25, 1500, 7.0, 2.5, 0.22, 2.2, 0.010).times(1000);
        return new TracerPreset("raclopride", "C11", 20.364 * 60, 400, input, new TissueKinetics(0.10, 0.20), uptake);
    }

    /**
     * Like [11C]DASB, serotonin transporters: high in raphe, thalamus and striatum, slow. Values are typical of the
     * literature and rounded; a tracer to test with, not a source.
     */
    public static TracerPreset dasb() {
        Map<Tissue, Uptake> uptake = cortex(new Uptake(0.28, 0.08, 0.95));
        uptake.put(Tissue.INSULA, new Uptake(0.55, 0.07, 0.95));
        uptake.put(Tissue.AMYGDALA, new Uptake(1.30, 0.07, 0.80));
        uptake.put(Tissue.HIPPOCAMPUS, new Uptake(0.60, 0.08, 0.85));
        uptake.put(Tissue.THALAMUS, new Uptake(1.90, 0.05, 1.10));
        uptake.put(Tissue.CAUDATE, new Uptake(1.45, 0.06, 0.95));
        uptake.put(Tissue.PUTAMEN, new Uptake(1.70, 0.05, 1.05));
        uptake.put(Tissue.PALLIDUM, new Uptake(1.60, 0.06, 0.90));
        uptake.put(Tissue.VENTRAL_STRIATUM, new Uptake(1.90, 0.06, 0.95));
        uptake.put(Tissue.DORSAL_RAPHE, new Uptake(3.00, 0.08, 0.95));
        uptake.put(Tissue.BRAINSTEM, new Uptake(0.90, 0.08, 0.85));
        SimulatedPlasma input = new SimulatedPlasma(0.25, 1800, 8.0, 2.4, 0.16, 2.4, 0.007).times(1000);
        return new TracerPreset("DASB", "C11", 20.364 * 60, 500, input, new TissueKinetics(0.40, 0.060), uptake);
    }

    /**
     * Like [18F]FDG: taken up by all grey matter, cerebellum too, and hardly washed out. Values are rounded; a tracer
     * to test with, not a source.
     */
    public static TracerPreset fdg() {
        Map<Tissue, Uptake> uptake = cortex(new Uptake(0.30, 0.05, 1.10));
        uptake.put(Tissue.AMYGDALA, new Uptake(0.05, 0.20, 0.75));
        uptake.put(Tissue.HIPPOCAMPUS, new Uptake(0.05, 0.20, 0.80));
        for (Tissue tissue : List.of(Tissue.THALAMUS, Tissue.CAUDATE, Tissue.PUTAMEN)) {
            uptake.put(tissue, new Uptake(0.35, 0.05, 1.15));
        }
        uptake.put(Tissue.PALLIDUM, new Uptake(0.10, 0.10, 0.80));
        uptake.put(Tissue.VENTRAL_STRIATUM, new Uptake(0.30, 0.05, 1.00));
        uptake.put(Tissue.DORSAL_RAPHE, new Uptake(0.10, 0.10, 0.80));
        uptake.put(Tissue.BRAINSTEM, new Uptake(0.05, 0.20, 0.65));
        uptake.put(Tissue.WHITE_MATTER, new Uptake(0.05, 0.20, 0.38));
        uptake.put(Tissue.CEREBELLAR_WHITE_MATTER, new Uptake(0.05, 0.20, 0.40));
        SimulatedPlasma input = new SimulatedPlasma(0.25, 900, 7.0, 3.0, 0.25, 4.0, 0.012).times(1000);
        return new TracerPreset("FDG", "F18", 109.77 * 60, 200, input, new TissueKinetics(0.09, 0.012), uptake);
    }

    /**
     * The same tracer after a drug has taken its place: a twentieth of the binding is left, and what does not bind
     * leaves twice as fast, so that late frames are nearly empty.
     */
    public TracerPreset blocked() {
        Map<Tissue, Uptake> left = new EnumMap<>(Tissue.class);
        uptake.forEach((tissue, of) -> left.put(tissue, new Uptake(of.bpnd / 20, of.sessionSd, of.r1)));
        return new TracerPreset(
                name + "-blocked",
                radionuclide,
                halfLifeSeconds,
                typicalMBq,
                input,
                new TissueKinetics(reference.k1(), 2 * reference.k2PerMinute()),
                left);
    }

    /** All presets, the default first. */
    public static List<TracerPreset> all() {
        return List.of(az10419369(), dasb(), raclopride(), fdg(), az10419369().blocked());
    }

    /**
     * The preset of that tracer name, whatever its capitals.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TracerPreset named(String name) {
        for (TracerPreset preset : all()) {
            if (preset.name.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) return preset;
        }
        throw new IllegalArgumentException("no tracer " + name + ": "
                + all().stream().map(TracerPreset::name).toList());
    }

    /** Activity of frontal cortex 30 min after injection of the typical activity, Bq/mL. */
    double typicalGrey() {
        Uptake cortex = uptake.get(Tissue.FRONTAL_CORTEX);
        return reference.target(cortex.r1, cortex.bpnd).at(input, 30);
    }

    private static Map<Tissue, Uptake> cortex(Uptake everywhere) {
        Map<Tissue, Uptake> uptake = new EnumMap<>(Tissue.class);
        for (Tissue tissue : List.of(
                Tissue.FRONTAL_CORTEX,
                Tissue.ANTERIOR_CINGULATE,
                Tissue.POSTERIOR_CINGULATE,
                Tissue.INSULA,
                Tissue.TEMPORAL_CORTEX,
                Tissue.PARIETAL_CORTEX,
                Tissue.OCCIPITAL_CORTEX)) {
            uptake.put(tissue, everywhere);
        }
        uptake.put(Tissue.WHITE_MATTER, new Uptake(0.12, 0.10, 0.50));
        uptake.put(Tissue.CEREBELLAR_WHITE_MATTER, new Uptake(0.08, 0.10, 0.55));
        return uptake;
    }
}
