package org.petline.kinetics;

import java.util.Arrays;
import java.util.Random;
import org.petline.FrameTimes;

/**
 * A scan whose reference is a sum of exponentials, so that reference and SRTM tissues have closed-form frame averages
 * that share no code with the room.
 */
public final class AnalyticScan {
    /** Sums to 0: the curve starts at 0, peaks near 10 min and clears. Activity, kBq/mL. */
    private static final double[] AMPLITUDES = {30, 12, -20, -22};

    private static final double[] RATES = {0.012, 0.06, 0.25, 0.9};

    private static final double[][] SCHEME = {{6, 10}, {4, 15}, {4, 30}, {4, 60}, {4, 180}, {12, 360}};

    public final FrameTimes times = times();

    private static FrameTimes times() {
        double[] starts = new double[34];
        double[] durations = new double[34];
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

    public Tac reference() {
        return tissue(1, 0.1, 0);
    }

    /** The frame averages of an SRTM tissue; R1 (1 + BPND) different rates only. */
    public Tac tissue(double r1, double k2, double bpnd) {
        double k2a = k2 / (1 + bpnd);
        double theta = k2 - r1 * k2a;
        double[] values = new double[times.count()];
        for (int frame = 0; frame < values.length; frame++) {
            double from = times.startMinutes(frame);
            double to = times.endMinutes(frame);
            double sum = 0;
            for (int e = 0; e < RATES.length; e++) {
                double shape = area(RATES[e], from, to);
                double convolved = (shape - area(k2a, from, to)) / (k2a - RATES[e]);
                sum += AMPLITUDES[e] * (r1 * shape + theta * convolved);
            }
            values[frame] = sum / (to - from);
        }
        return Tac.of(times, values);
    }

    /** The mean of the reference between two times, minutes. */
    double referenceBetween(double from, double to) {
        double sum = 0;
        for (int e = 0; e < RATES.length; e++) sum += AMPLITUDES[e] * area(RATES[e], from, to);
        return sum / (to - from);
    }

    private static double area(double rate, double from, double to) {
        return (Math.exp(-rate * from) - Math.exp(-rate * to)) / rate;
    }

    /** Gaussian noise of variance proportional to 1 / weight: what the weights promise. */
    public Tac noisy(Tac tac, double[] weights, double sigma, Random random) {
        double[] values = tac.values();
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] += sigma / Math.sqrt(weights[frame]) * random.nextGaussian();
        }
        return Tac.of(times, values);
    }

    static Tac scaled(Tac tac, double factor) {
        return Tac.of(
                tac.times(), Arrays.stream(tac.values()).map(v -> factor * v).toArray());
    }

    /** A TAC of some of the frames only. */
    static Tac only(Tac tac, int[] frames) {
        double[] starts = new double[frames.length];
        double[] durations = new double[frames.length];
        double[] values = new double[frames.length];
        for (int i = 0; i < frames.length; i++) {
            starts[i] = tac.times().startSeconds(frames[i]);
            durations[i] = tac.times().durationSeconds(frames[i]);
            values[i] = tac.at(frames[i]);
        }
        return Tac.of(FrameTimes.ofSeconds(starts, durations), values);
    }
}
