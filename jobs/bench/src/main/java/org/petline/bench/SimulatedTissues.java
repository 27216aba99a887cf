package org.petline.bench;

import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.phantom.SimulatedPlasma;
import org.petline.phantom.TissueKinetics;

/**
 * Tissues in closed form over a scan of 93 min: a bolus of Feng's shape that arrives at 24 s, a reference of one compartment
 * (K1' 0.11, k2' 0.10 1/min), and targets over the range that tracers have.
 *
 * <p>Frame averages are exact and share no code with the estimators. Parameters, kBq/mL and 1/min, are those of the table of
 * peers in the project's facts, so that rows compare.
 */
final class SimulatedTissues {
    /** ln 2 / 20.364 min, carbon-11. */
    static final double DECAY_PER_MINUTE = StrictMath.log(2) / 20.364;

    private static final double[][] SCHEME = {{9, 10}, {2, 15}, {3, 20}, {4, 30}, {4, 60}, {4, 180}, {12, 360}};
    private static final SimulatedPlasma PLASMA = new SimulatedPlasma(0.4, 850, 4.1, 22, 0.12, 8, 0.012);
    private static final SimulatedPlasma BLOOD = new SimulatedPlasma(0.4, 560, 4.1, 16, 0.1, 12, 0.004);
    private static final TissueKinetics REFERENCE = new TissueKinetics(0.11, 0.1);

    /** Rates nearer than this share are the limit of equal ones. */
    private static final double EQUAL = 1e-9;

    /** On both sides of equal rates, whose mean is the limit to the square of this. */
    private static final double NUDGE = 1e-4;

    static final double BLOOD_VOLUME = 0.05;
    private static final int SAMPLES = 5700;
    private static final double SECONDS_PER_MINUTE = 60;

    private final FrameTimes times = times();

    private static FrameTimes times() {
        int count = 0;
        for (double[] block : SCHEME) count += (int) block[0];
        double[] starts = new double[count];
        double[] durations = new double[count];
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

    FrameTimes frames() {
        return times;
    }

    /** [frame] of the reference. */
    double[] reference() {
        return REFERENCE.frameAverages(PLASMA, times);
    }

    /** [sample] minutes, a sample a second from time 0 to 95 min. */
    double[] sampleMinutes() {
        double[] minutes = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) minutes[i] = i / SECONDS_PER_MINUTE;
        return minutes;
    }

    /** [sample] */
    double[] plasma() {
        return sampled(PLASMA);
    }

    /** [sample] */
    double[] blood() {
        return sampled(BLOOD);
    }

    private double[] sampled(SimulatedPlasma input) {
        double[] minutes = sampleMinutes();
        double[] out = new double[minutes.length];
        for (int i = 0; i < out.length; i++) out[i] = input.at(minutes[i]);
        return out;
    }

    /** Targets of SRTM over a grid of R1, k2 and BPND: 180, of which 6 are degenerate. */
    List<BenchTissue> referenceGrid() {
        List<BenchTissue> tissues = new ArrayList<>();
        for (double r1 : new double[] {0.6, 0.8, 1, 1.2, 1.4}) {
            for (double k2 : new double[] {0.02, 0.05, 0.1, 0.15, 0.2, 0.3}) {
                for (double bpnd : new double[] {0, 0.25, 0.5, 1, 2, 4}) tissues.add(simplified(r1, k2, bpnd));
            }
        }
        return tissues;
    }

    /** Targets that share the reference's k2': 10, of which one is degenerate. */
    List<BenchTissue> referencePoints() {
        List<BenchTissue> tissues = new ArrayList<>();
        for (double bpnd : new double[] {0.2, 0.5, 1, 2, 4}) {
            for (double r1 : new double[] {0.8, 1.2}) tissues.add(simplified(r1, r1 * REFERENCE.k2PerMinute(), bpnd));
        }
        return tissues;
    }

    private BenchTissue simplified(double r1, double k2, double bpnd) {
        double k2a = k2 / (1 + bpnd);
        double k2Prime = REFERENCE.k2PerMinute();
        double[] curve = reference();
        double[] convolved = Math.abs(k2a - k2Prime) > EQUAL * k2Prime
                ? convolved(k2a)
                : mean(convolved(k2a * (1 - NUDGE)), convolved(k2a * (1 + NUDGE)));
        for (int frame = 0; frame < curve.length; frame++) {
            curve[frame] = r1 * curve[frame] + (k2 - r1 * k2a) * convolved[frame];
        }
        return new BenchTissue(curve, bpnd, k2 / r1, Math.abs(r1 - 1 - bpnd) < EQUAL);
    }

    /** The reference convolved with exp(-rate t), the rate not that of the reference. */
    private double[] convolved(double rate) {
        double[] slow = leaky(rate);
        double[] own = leaky(REFERENCE.k2PerMinute());
        for (int frame = 0; frame < slow.length; frame++) {
            slow[frame] = REFERENCE.k1() * (slow[frame] - own[frame]) / (REFERENCE.k2PerMinute() - rate);
        }
        return slow;
    }

    /** Plasma convolved with exp(-rate t): [frame]. */
    private double[] leaky(double rate) {
        return new TissueKinetics(1, rate).frameAverages(PLASMA, times);
    }

    private static double[] mean(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) out[i] = (a[i] + b[i]) / 2;
        return out;
    }

    /** One-tissue targets with 5 % of blood: 16. */
    List<BenchTissue> oneTissue() {
        List<BenchTissue> tissues = new ArrayList<>();
        for (double k1 : new double[] {0.05, 0.1, 0.2, 0.4}) {
            for (double vt : new double[] {1, 2, 5, 10}) {
                double[] tissue = new TissueKinetics(k1, k1 / vt).frameAverages(PLASMA, times);
                tissues.add(new BenchTissue(withBlood(tissue), vt, Double.NaN, false));
            }
        }
        return tissues;
    }

    /** Two-tissue targets with 5 % of blood: 54. */
    List<BenchTissue> twoTissue() {
        List<BenchTissue> tissues = new ArrayList<>();
        for (double k1 : new double[] {0.05, 0.1, 0.3}) {
            for (double vnd : new double[] {1, 3}) {
                for (double bpnd : new double[] {0.5, 1.5, 4}) {
                    for (double k4 : new double[] {0.02, 0.06, 0.12}) tissues.add(twoTissue(k1, vnd, bpnd, k4));
                }
            }
        }
        return tissues;
    }

    private BenchTissue twoTissue(double k1, double vnd, double bpnd, double k4) {
        double k2 = k1 / vnd;
        double k3 = bpnd * k4;
        double sum = k2 + k3 + k4;
        double root = StrictMath.sqrt(sum * sum - 4 * k2 * k4);
        double fast = (sum + root) / 2;
        double slow = (sum - root) / 2;
        double[] ofFast = leaky(fast);
        double[] ofSlow = leaky(slow);
        double[] tissue = new double[ofFast.length];
        for (int frame = 0; frame < tissue.length; frame++) {
            tissue[frame] = k1 / root * ((fast - k3 - k4) * ofFast[frame] + (k3 + k4 - slow) * ofSlow[frame]);
        }
        return new BenchTissue(withBlood(tissue), vnd * (1 + bpnd), Double.NaN, false);
    }

    private double[] withBlood(double[] tissue) {
        double[] out = new double[tissue.length];
        for (int frame = 0; frame < out.length; frame++) {
            double area = BLOOD.integral(times.endMinutes(frame)) - BLOOD.integral(times.startMinutes(frame));
            out[frame] = (1 - BLOOD_VOLUME) * tissue[frame] + BLOOD_VOLUME * area / times.durationMinutes(frame);
        }
        return out;
    }
}
