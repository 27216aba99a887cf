package org.petline.kinetics;

/**
 * Where a non-linear parameter is searched.
 *
 * @param lowest positive
 * @param highest larger
 * @param points of the grid, the ends included; the search between them is exact
 */
public record SearchRange(double lowest, double highest, int points) {
    public SearchRange {
        boolean sound = lowest > 0 && highest > lowest && highest < Double.POSITIVE_INFINITY;
        if (!sound) throw new IllegalArgumentException("from " + lowest + " to " + highest);
        if (points < 3) throw new IllegalArgumentException(points + " grid points");
    }

    /** The grid, evenly spaced in its logarithm. */
    double[] grid() {
        double[] out = new double[points];
        double step = StrictMath.log(highest / lowest) / (points - 1);
        for (int g = 0; g < points; g++) out[g] = lowest * StrictMath.exp(g * step);
        out[points - 1] = highest;
        return out;
    }
}
