package org.petline.kinetics.voxels;

import org.petline.kinetics.SearchRange;
import org.petline.kinetics.Srtm;

/**
 * Smooth functions of the logarithm of a rate, known on an even grid, between its points: polynomials of degree 6 through
 * the seven nearest values.
 *
 * <p>The grid goes on for three points beyond each end of the range, so that every polynomial is centred. Curves
 * convolved with exp(-rate t) change over an e-fold of the rate or more; steps of 0.09 move the estimates of SRTM by less
 * than 1e-6 of their size, steps of 0.15 by 2e-5 (measured on 4000 curves).
 */
final class LogGrid {
    private static final int REACH = 3;
    private static final int K2A_POINTS = 80;

    /** Coefficients of a polynomial. */
    static final int TERMS = 2 * REACH + 1;

    private static final double[][] MONOMIALS = monomials();

    private final double lowest;
    private final double step;
    private final int points;

    /** The grid of the range in which SRTM searches k2a. */
    static LogGrid ofK2a() {
        return new LogGrid(new SearchRange(Srtm.SLOWEST_K2A, Srtm.FASTEST_K2A, K2A_POINTS));
    }

    LogGrid(SearchRange range) {
        this.lowest = StrictMath.log(range.lowest());
        this.step = StrictMath.log(range.highest() / range.lowest()) / (range.points() - 1);
        this.points = range.points();
    }

    /** How many points there are, those beyond the ends included. */
    int count() {
        return points + 2 * REACH;
    }

    /** The first point of the range. */
    int first() {
        return REACH;
    }

    /** The last point of the range. */
    int last() {
        return REACH + points - 1;
    }

    /** The distance between points, in the logarithm of the rate. */
    double step() {
        return step;
    }

    /** The rate, 1/min, at a distance from a point, in steps. */
    double rate(int point, double t) {
        return StrictMath.exp(lowest + (point - REACH + t) * step);
    }

    /**
     * The polynomial around a point, by power of the distance in steps.
     *
     * @param values [point][column] a function's values in one column
     * @param into where its {@link #TERMS} coefficients are written
     */
    static void polynomial(double[][] values, int point, int column, double[] into) {
        for (int power = 0; power < TERMS; power++) into[power] = 0;
        for (int node = 0; node < TERMS; node++) {
            double value = values[point - REACH + node][column];
            double[] monomial = MONOMIALS[node];
            for (int power = 0; power < TERMS; power++) into[power] += value * monomial[power];
        }
    }

    /**
     * Vectors that are known on the grid, at a place.
     *
     * @param vectors [point][element]
     * @param into the vector there
     * @param slope its derivative by the logarithm of the rate
     */
    void interpolate(double[][] vectors, int point, double t, double[] into, double[] slope) {
        java.util.Arrays.fill(into, 0);
        java.util.Arrays.fill(slope, 0);
        for (int node = 0; node < TERMS; node++) {
            double share = at(MONOMIALS[node], t);
            double change = slope(MONOMIALS[node], t) / step;
            double[] vector = vectors[point - REACH + node];
            for (int i = 0; i < into.length; i++) {
                into[i] += share * vector[i];
                slope[i] += change * vector[i];
            }
        }
    }

    /** A polynomial's value. */
    static double at(double[] polynomial, double t) {
        double sum = 0;
        for (int power = TERMS - 1; power >= 0; power--) sum = sum * t + polynomial[power];
        return sum;
    }

    /** A polynomial's slope a step. */
    static double slope(double[] polynomial, double t) {
        double sum = 0;
        for (int power = TERMS - 1; power >= 1; power--) sum = sum * t + power * polynomial[power];
        return sum;
    }

    /** A polynomial's curvature a step squared. */
    static double curvature(double[] polynomial, double t) {
        double sum = 0;
        for (int power = TERMS - 1; power >= 2; power--) sum = sum * t + power * (power - 1) * polynomial[power];
        return sum;
    }

    /** [node][power] the polynomials that are 1 at one node and 0 at the others (Lagrange). */
    private static double[][] monomials() {
        double[][] out = new double[TERMS][];
        for (int node = 0; node < TERMS; node++) {
            double[] product = new double[TERMS];
            product[0] = 1;
            for (int other = 0; other < TERMS; other++) {
                if (other == node) continue;
                double root = other - REACH;
                for (int power = TERMS - 1; power >= 0; power--) {
                    double below = power == 0 ? 0 : product[power - 1];
                    product[power] = (below - root * product[power]) / (node - other);
                }
            }
            out[node] = product;
        }
        return out;
    }
}
