package org.petline.phantom;

/**
 * Tracer in arterial plasma after a bolus, as a sum of exponentials with a ramp (Feng, Huang and Wang 1993):
 *
 * <pre>Cp(x) = (ramp x - slow - slower) exp(-fastRate x) + slow exp(-slowRate x) + slower exp(-slowerRate x)</pre>
 *
 * <p>x is the time since the tracer's arrival, minutes; nothing before. Everything asked of it has a closed form: the
 * integral, and the convolution with an exponential, that is, the curve of a one-tissue compartment.
 *
 * @param arrivalMinutes when tracer first arrives, from TimeZero
 * @param ramp activity a minute; {@code slow} and {@code slower} activity; any unit, shared by all curves made from it
 * @param fastRate 1/min, likewise the other rates
 */
public record SimulatedPlasma(
        double arrivalMinutes,
        double ramp,
        double fastRate,
        double slow,
        double slowRate,
        double slower,
        double slowerRate) {

    /** Below this product of rate and time, series replace differences of nearly equal numbers. */
    private static final double NEARLY_EQUAL = 1e-4;

    /** The same input, all activities multiplied. */
    public SimulatedPlasma times(double factor) {
        return new SimulatedPlasma(
                arrivalMinutes, factor * ramp, fastRate, factor * slow, slowRate, factor * slower, slowerRate);
    }

    /** The same input, arriving later. */
    public SimulatedPlasma delayedByMinutes(double minutes) {
        return new SimulatedPlasma(arrivalMinutes + minutes, ramp, fastRate, slow, slowRate, slower, slowerRate);
    }

    /** Activity in plasma at a time from TimeZero. */
    public double at(double minutes) {
        double x = minutes - arrivalMinutes;
        if (x <= 0) return 0;
        return (ramp * x - slow - slower) * StrictMath.exp(-fastRate * x)
                + slow * StrictMath.exp(-slowRate * x)
                + slower * StrictMath.exp(-slowerRate * x);
    }

    /** Integral of the activity in plasma up to a time from TimeZero. */
    public double integral(double minutes) {
        return convolved(0, minutes);
    }

    /** Integral of {@code Cp(s) exp(-rate (t - s))} over all s up to t, that is, what a leaky store has kept. */
    public double convolved(double ratePerMinute, double minutes) {
        double x = minutes - arrivalMinutes;
        if (x <= 0) return 0;
        return ramp * rampKept(fastRate, ratePerMinute, x)
                - (slow + slower) * kept(fastRate, ratePerMinute, x)
                + slow * kept(slowRate, ratePerMinute, x)
                + slower * kept(slowerRate, ratePerMinute, x);
    }

    /** Convolution of exp(-inflow x) with exp(-outflow x). */
    private static double kept(double inflow, double outflow, double x) {
        double d = outflow - inflow;
        if (Math.abs(d * x) < NEARLY_EQUAL) {
            return StrictMath.exp(-outflow * x) * x * (1 + d * x / 2 + d * x * d * x / 6);
        }
        // The slower exponential is drawn out, so that nothing overflows.
        double slower = StrictMath.exp(-Math.min(inflow, outflow) * x);
        return slower * -StrictMath.expm1(-Math.abs(d) * x) / Math.abs(d);
    }

    /** Convolution of x exp(-inflow x) with exp(-outflow x). */
    private static double rampKept(double inflow, double outflow, double x) {
        double d = outflow - inflow;
        if (Math.abs(d * x) < NEARLY_EQUAL) {
            return StrictMath.exp(-outflow * x) * x * x * (0.5 + d * x / 3);
        }
        return (x * StrictMath.exp(-inflow * x) - kept(inflow, outflow, x)) / d;
    }
}
