package org.petline.phantom;

import org.petline.FrameTimes;

/**
 * One tissue compartment that trades tracer with plasma: {@code dC/dt = K1 Cp - k2 C}.
 *
 * <p>With a reference of rate constants K1' and k2', a target of {@code K1 = R1 K1'} and {@code k2 = R1 k2' / (1 +
 * BPND)} follows the simplified reference tissue model exactly (Lammertsma and Hume 1996).
 *
 * @param k1 K1, mL plasma a mL tissue and minute
 * @param k2PerMinute efflux, positive
 */
public record TissueKinetics(double k1, double k2PerMinute) {
    /** Checks that tracer leaves: without efflux the closed form divides by zero. */
    public TissueKinetics {
        if (!(k1 >= 0 && k2PerMinute > 0)) throw new IllegalArgumentException("K1 " + k1 + ", k2 " + k2PerMinute);
    }

    /** The compartment that, beside this one as the reference, is an exact SRTM target. */
    public TissueKinetics target(double r1, double bpnd) {
        return new TissueKinetics(r1 * k1, r1 * k2PerMinute / (1 + bpnd));
    }

    /** Activity in tissue at a time from TimeZero, in the input's unit. */
    public double at(SimulatedPlasma input, double minutes) {
        return k1 * input.convolved(k2PerMinute, minutes);
    }

    /**
     * The mean over each frame, in the input's unit and exact: by conservation the integral of C is what came in less
     * what is there, over k2.
     *
     * @return [frame]
     */
    public double[] frameAverages(SimulatedPlasma input, FrameTimes times) {
        double[] averages = new double[times.count()];
        for (int frame = 0; frame < averages.length; frame++) {
            double start = times.startMinutes(frame);
            double end = times.endMinutes(frame);
            double arrived = k1 * (input.integral(end) - input.integral(start));
            double stayed = at(input, end) - at(input, start);
            averages[frame] = (arrived - stayed) / k2PerMinute / times.durationMinutes(frame);
        }
        return averages;
    }
}
