package org.petline.phantom;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.petline.geometry.Grid;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Volume;

/**
 * The T1-weighted image of a head: contrast of its tissues, partial volume at their borders, a bias field and noise.
 *
 * @param noise standard deviation relative to white matter; Rician, as magnitude images have
 * @param bias greatest deviation of the coil's sensitivity from its mean
 */
record T1Image(double noise, double bias) {
    static final T1Image TYPICAL = new T1Image(0.03, 0.15);

    /** White matter's signal in the written image's arbitrary units. */
    static final double WHITE = 600;

    private static final double PARTIAL_VOLUME_FWHM_MM = 1.2;

    /** The image on the anatomy's grid; {@code seed} decides on bias field and noise. */
    Volume of(SimulatedAnatomy anatomy, Seed seed) {
        Map<Tissue, Double> signals = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) signals.put(tissue, WHITE * tissue.t1Intensity());
        Grid grid = anatomy.grid();
        float[] voxels = GaussianSmoothing.ofFwhmMm(PARTIAL_VOLUME_FWHM_MM)
                .smooth(new Volume(grid, anatomy.paint(signals)))
                .voxels();
        applyBias(grid, voxels, seed.of("bias").random());
        float[] real = new float[grid.ni() * grid.nj()];
        float[] imaginary = new float[real.length];
        GaussianNoise noises = new GaussianNoise(seed.of("noise").value());
        float deviation = (float) (noise * WHITE);
        for (int slice = 0; slice < voxels.length; slice += real.length) {
            noises.fill(real);
            noises.fill(imaginary);
            for (int p = 0; p < real.length; p++) {
                float inPhase = voxels[slice + p] + deviation * real[p];
                float outOfPhase = deviation * imaginary[p];
                voxels[slice + p] = (float) Math.sqrt(inPhase * inPhase + outOfPhase * outOfPhase);
            }
        }
        return new Volume(grid, voxels);
    }

    /** A product of one slow wave along each axis, which stays within the limits. */
    private void applyBias(Grid grid, float[] voxels, Random random) {
        float[] alongI = wave(grid.ni(), random);
        float[] alongJ = wave(grid.nj(), random);
        float[] alongK = wave(grid.nk(), random);
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    voxels[p++] *= (float) (1 + bias * (alongI[i] + alongJ[j] + alongK[k]) / 3);
                }
            }
        }
    }

    /** Between half and one period of a sine over the axis, between -1 and 1. */
    private static float[] wave(int n, Random random) {
        double periods = 0.5 + 0.5 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        float[] wave = new float[n];
        for (int x = 0; x < n; x++) wave[x] = (float) StrictMath.sin(2 * Math.PI * periods * x / n + phase);
        return wave;
    }
}
