package org.petline.kinetics;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.petline.FrameTimes;

/**
 * A scan with arterial blood whose tissues are known exactly: textbook compartments driven by sums of exponentials, in
 * closed form at every time and averaged over frames by Gauss and Legendre's rule, so that nothing is shared with the
 * room. {@link ExactScanTest} holds it against a matrix exponential.
 *
 * <p>Frames are uneven, the tracer arrives within one of them, and whole blood has another shape than plasma.
 */
final class ExactScan {
    /** ln 2 over the half-life of C-11, 1/min. */
    static final double DECAY_PER_MINUTE = Math.log(2) / 20.364;

    /** The reference region: one compartment, k2' = 0.1 1/min. */
    static final double REFERENCE_K1 = 0.11;

    static final double REFERENCE_K2 = 0.1;

    private static final double[][] SCHEME = {{8, 10}, {3, 20}, {1, 35}, {4, 45}, {3, 90}, {1, 150}, {5, 240}, {11, 330}
    };

    /** Panels of this length hold 8 points of the rule: rounding is all that is left for rates up to 5 1/min. */
    private static final double PANEL_MINUTES = 0.5;

    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    final FrameTimes times;
    private final org.petline.phantom.SimulatedPlasma plasma;
    private final org.petline.phantom.SimulatedPlasma blood;

    private ExactScan(
            FrameTimes times, org.petline.phantom.SimulatedPlasma plasma, org.petline.phantom.SimulatedPlasma blood) {
        this.times = times;
        this.plasma = plasma;
        this.blood = blood;
    }

    /** 36 frames of 10 to 330 s, 93 min; the tracer arrives at 27 s, in the third frame. */
    static ExactScan unevenFrames() {
        return over(frames(SCHEME), 0.45);
    }

    /** The same blood over other frames, arriving at another time. */
    static ExactScan over(FrameTimes times, double arrivalMinutes) {
        return new ExactScan(
                times,
                new org.petline.phantom.SimulatedPlasma(arrivalMinutes, 850, 4.1, 22, 0.12, 8, 0.012),
                new org.petline.phantom.SimulatedPlasma(arrivalMinutes, 560, 4.1, 16, 0.1, 12, 0.004));
    }

    /**
     * Frames without gaps from TimeZero.
     *
     * @param blocks how many frames of how many seconds
     */
    static FrameTimes frames(double[][] blocks) {
        int count = 0;
        for (double[] block : blocks) count += (int) block[0];
        double[] starts = new double[count];
        double[] durations = new double[count];
        double start = 0;
        int frame = 0;
        for (double[] block : blocks) {
            for (int i = 0; i < block[0]; i++) {
                starts[frame] = start;
                durations[frame++] = block[1];
                start += block[1];
            }
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    /** Everything the same but this much later on the clock: frames, blood and tissues. */
    ExactScan laterBySeconds(double seconds) {
        return new ExactScan(
                times.shiftedBySeconds(seconds),
                plasma.delayedByMinutes(seconds / 60),
                blood.delayedByMinutes(seconds / 60));
    }

    /** The same frames, all curves this much later: what tissues far from the artery see. */
    ExactScan tissueLaterBySeconds(double seconds) {
        return new ExactScan(times, plasma.delayedByMinutes(seconds / 60), blood.delayedByMinutes(seconds / 60));
    }

    /** The same curves over other frames. */
    ExactScan over(FrameTimes other) {
        return new ExactScan(other, plasma, blood);
    }

    DoubleUnaryOperator plasmaCurve() {
        return plasma::at;
    }

    DoubleUnaryOperator bloodCurve() {
        return blood::at;
    }

    DoubleUnaryOperator plasmaIntegral() {
        return plasma::integral;
    }

    /** One compartment. */
    DoubleUnaryOperator oneTissue(double k1, double k2) {
        return t -> k1 * plasma.convolved(k2, t);
    }

    /** Two compartments in series, the sum of both; irreversible where k4 = 0. */
    DoubleUnaryOperator twoTissue(double k1, double k2, double k3, double k4) {
        double sum = k2 + k3 + k4;
        double root = Math.sqrt(sum * sum - 4 * k2 * k4);
        double fast = (sum + root) / 2;
        double slow = (sum - root) / 2;
        return t -> k1
                / root
                * ((fast - k3 - k4) * plasma.convolved(fast, t) + (k3 + k4 - slow) * plasma.convolved(slow, t));
    }

    /** With a share of whole blood. */
    DoubleUnaryOperator withBlood(DoubleUnaryOperator tissue, double vB) {
        return t -> (1 - vB) * tissue.applyAsDouble(t) + vB * blood.at(t);
    }

    /** The reference region. */
    DoubleUnaryOperator reference() {
        return oneTissue(REFERENCE_K1, REFERENCE_K2);
    }

    /** One compartment with K1/k2 of the reference but for what is bound: exactly what SRTM describes, k2 = R1 k2'. */
    DoubleUnaryOperator srtm(double r1, double bpnd) {
        return oneTissue(r1 * REFERENCE_K1, r1 * REFERENCE_K2 / (1 + bpnd));
    }

    /** Two compartments with K1/k2 of the reference: what FRTM describes, BPND = k3 / k4. */
    DoubleUnaryOperator frtm(double r1, double k3, double k4) {
        return twoTissue(r1 * REFERENCE_K1, r1 * REFERENCE_K2, k3, k4);
    }

    /** Averages of a curve over the frames. */
    Tac averages(DoubleUnaryOperator curve) {
        double[] values = new double[times.count()];
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] = average(curve, times.startMinutes(frame), times.endMinutes(frame));
        }
        return Tac.of(times, values);
    }

    /** [frame] averages of plasma convolved with exp(-rate t), in closed form: for searches, which ask often. */
    double[] convolvedAverages(double rate) {
        double[] out = new double[times.count()];
        double before = plasma.convolved(rate, times.startMinutes(0));
        double integral = plasma.integral(times.startMinutes(0));
        for (int frame = 0; frame < out.length; frame++) {
            double after = plasma.convolved(rate, times.endMinutes(frame));
            double next = plasma.integral(times.endMinutes(frame));
            // y' = C - rate y
            out[frame] = (next - integral - (after - before)) / rate / times.durationMinutes(frame);
            before = after;
            integral = next;
        }
        return out;
    }

    /** The curve at the middles of the frames. */
    Tac samples(DoubleUnaryOperator curve) {
        double[] values = new double[times.count()];
        for (int frame = 0; frame < values.length; frame++)
            values[frame] = curve.applyAsDouble(times.midMinutes(frame));
        return Tac.of(times, values);
    }

    private double average(DoubleUnaryOperator curve, double from, double to) {
        double arrival = plasma.arrivalMinutes();
        if (to <= arrival) return 0;
        double start = Math.max(from, arrival);
        int panels = (int) Math.ceil((to - start) / PANEL_MINUTES);
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double left = start + (to - start) * panel / panels;
            double right = start + (to - start) * (panel + 1) / panels;
            GaussIntegrator rule = RULES.legendre(8, left, right);
            sum += rule.integrate(curve::applyAsDouble);
        }
        return sum / (to - from);
    }

    /** Blood sampled four times a second at first and every five seconds at last. */
    PlasmaInput plasmaInput() {
        double[] minutes = minutes();
        return PlasmaInput.of(times, minutes, at(plasma::at, minutes), at(blood::at, minutes));
    }

    /** The reference region known as a function of time. */
    ReferenceInput sampledReference() {
        double[] minutes = minutes();
        return ReferenceInput.of(times, minutes, at(reference(), minutes)).withBlood(minutes, at(blood::at, minutes));
    }

    /** The reference region known as frame averages, blood sampled. */
    ReferenceInput averagedReference() {
        double[] minutes = minutes();
        return ReferenceInput.of(averages(reference())).withBlood(minutes, at(blood::at, minutes));
    }

    /** Times of blood samples, minutes: the arrival is one of them. */
    double[] minutes() {
        double arrival = plasma.arrivalMinutes();
        double end = times.endMinutes(times.count() - 1) + 0.5;
        double[] out = new double[6000];
        int count = 0;
        out[count++] = arrival - 0.1;
        for (double t = arrival; t < end; count++) {
            out[count] = t;
            double since = t - arrival;
            t += (since < 3 ? 0.25 : since < 10 ? 1 : 5) / 60;
        }
        out[count++] = end;
        return java.util.Arrays.copyOf(out, count);
    }

    static double[] at(DoubleUnaryOperator curve, double[] minutes) {
        double[] out = new double[minutes.length];
        for (int i = 0; i < out.length; i++) out[i] = curve.applyAsDouble(minutes[i]);
        return out;
    }

    /** The default weights. */
    double[] weights() {
        return Weights.DECAY.of(Tac.of(times, new double[times.count()]), DECAY_PER_MINUTE);
    }

    /**
     * Gaussian noise of variance proportional to 1 / weight in all frames: what the weights promise.
     *
     * @param sigma the standard deviation at weight 1
     */
    Tac noisy(Tac tac, double sigma, Random random) {
        double[] weights = weights();
        double[] values = tac.values();
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] += sigma / Math.sqrt(weights[frame]) * random.nextGaussian();
        }
        return Tac.of(times, values);
    }
}
