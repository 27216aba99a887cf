package org.petline.kinetics;

/**
 * One parameter of a fit.
 *
 * @param name the field's name (Innis 2007): R1, k2, k2prime, k2a, BPND, SUVR, K1, VT, Ki, ...
 * @param unit 1/min, mL/cm3, mL/cm3/min, min, or empty for a ratio
 * @param value the estimate; NaN where the fit cannot say
 * @param standardError same unit; NaN where the fit cannot say
 */
public record Estimate(String name, String unit, double value, double standardError) {
    /** The name of the reference region's clearance, of every model that tells it or is given it. */
    static final String K2_PRIME = "k2prime";

    public static final String PER_MINUTE = "1/min";
    public static final String RATIO = "";
    public static final String MINUTES = "min";
    public static final String VOLUME = "mL/cm3";
    public static final String FLOW = "mL/cm3/min";

    public static Estimate none(String name, String unit) {
        return new Estimate(name, unit, Double.NaN, Double.NaN);
    }

    public Estimate with(double newValue, double newError) {
        return new Estimate(name, unit, newValue, newError);
    }
}
