package org.petline.kinetics;

import java.util.Random;
import org.petline.FrameTimes;
import org.petline.phantom.TissueKinetics;

/** A scan of 93 min in 38 frames, its inputs, and noisy curves of it: what all benchmarks fit. */
final class BenchmarkScan {
    private static final double[][] SCHEME = {{9, 10}, {2, 15}, {3, 20}, {4, 30}, {4, 60}, {4, 180}, {12, 360}};
    private static final double DECAY_PER_MINUTE = StrictMath.log(2) / 20.364;
    private static final double NOISE = 0.05;
    private static final double BLOOD_VOLUME = 0.05;
    private static final double T_STAR_MINUTES = 30;
    private static final int SAMPLES = 5700;

    private final org.petline.phantom.SimulatedPlasma plasma =
            new org.petline.phantom.SimulatedPlasma(0.4, 850, 4.1, 22, 0.12, 8, 0.012);
    private final org.petline.phantom.SimulatedPlasma blood =
            new org.petline.phantom.SimulatedPlasma(0.4, 560, 4.1, 16, 0.1, 12, 0.004);
    private final TissueKinetics reference = new TissueKinetics(0.11, 0.1);
    private final FrameTimes times = times();

    private static FrameTimes times() {
        double[] starts = new double[38];
        double[] durations = new double[38];
        double start = 0;
        int frame = 0;
        for (double[] block : SCHEME) {
            for (int i = 0; i < block[0]; i++) {
                starts[frame] = start;
                durations[frame++] = block[1];
                start += block[1];
            }
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    Input input(Input.Kind kind) {
        double[] minutes = new double[SAMPLES];
        double[] parent = new double[SAMPLES];
        double[] whole = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            minutes[i] = i / 60.0;
            parent[i] = plasma.at(minutes[i]);
            whole[i] = blood.at(minutes[i]);
        }
        return switch (kind) {
            case REFERENCE, NONE ->
                ReferenceInput.of(Tac.of(times, reference.frameAverages(plasma, times)))
                        .withBlood(minutes, whole);
            case PLASMA -> PlasmaInput.of(times, minutes, parent, whole);
        };
    }

    double[] weights() {
        return Weights.DECAY.of(Tac.of(times, reference.frameAverages(plasma, times)), DECAY_PER_MINUTE);
    }

    /** Everything that some model needs; compartments fit their blood. */
    static ModelOptions options(KineticModels.Entry entry) {
        ModelOptions options = ModelOptions.defaults()
                .with(new TStar.Fixed(T_STAR_MINUTES))
                .with(Srtm2.K2_PRIME.given(0.1))
                .with(Sime.VND.given(1))
                .withSuvPerActivity(1);
        boolean fitsBlood = entry.needs().contains(KineticModels.Need.BLOOD);
        return fitsBlood ? options : options.with(new BloodVolume.Fixed(BLOOD_VOLUME));
    }

    /** [curve] tissues with R1 0.8 or 1.2 and BPND 0.5 to 4, and noise of 5 % in the mean. */
    Tac[] targets(int count) {
        Random random = new Random(1);
        double[] weights = weights();
        Tac[] out = new Tac[count];
        for (int c = 0; c < count; c++) {
            double[] values = reference
                    .target(c % 2 == 0 ? 0.8 : 1.2, new double[] {0.5, 1, 2, 4}[c / 2 % 4])
                    .frameAverages(plasma, times);
            for (int frame = 0; frame < values.length; frame++) {
                double deviation = StrictMath.sqrt(Math.max(0, values[frame]) / weights[frame]);
                values[frame] += NOISE * 3 * deviation * random.nextGaussian();
            }
            out[c] = Tac.of(times, values);
        }
        return out;
    }
}
