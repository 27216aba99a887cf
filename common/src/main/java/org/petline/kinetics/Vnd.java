package org.petline.kinetics;

/**
 * The distribution volume of nondisplaceable uptake that all regions share.
 *
 * @param mlPerMl positive, mL plasma a mL tissue
 * @param standardError same unit; 0 for a number that is given, NaN if it is not known
 */
public record Vnd(double mlPerMl, double standardError) {
    public Vnd {
        if (!(mlPerMl > 0 && mlPerMl < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("VND " + mlPerMl + " mL/mL");
        }
    }

    /** A number that is taken as known. */
    public static Vnd given(double mlPerMl) {
        return new Vnd(mlPerMl, 0);
    }
}
