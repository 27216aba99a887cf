package org.petline.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.petline.linear.GramLeastSquares;

/** The weighted residual sum of squares of a {@link Mixture} at every point of its grid, and the grid's local minima. */
final class MixtureGrid {
    private final Mixture mixture;
    private final double[][] fixed;
    private final double[][] onGrid;
    private final double[][] grids;

    /** Of the last fit: regions of a scan share frames and mostly weights. Whoever reads it checks that it fits. */
    private volatile CurveProducts last;

    MixtureGrid(Mixture mixture, MixtureCurves curves) {
        this.mixture = mixture;
        this.fixed = curves.fixed();
        this.onGrid = curves.onGrid();
        this.grids = mixture.ranges().stream().map(SearchRange::grid).toArray(double[][]::new);
    }

    /** The grid's points from which no neighbour is better, best first. */
    List<double[]> localMinima(UsedFrames used, int most) {
        double[] sums = sumsOfSquares(used);
        Integer[] minima = new Integer[sums.length];
        int count = 0;
        for (int point = 0; point < sums.length; point++) {
            if (sums[point] < Double.POSITIVE_INFINITY && isLocalMinimum(point, sums)) minima[count++] = point;
        }
        Integer[] found = Arrays.copyOf(minima, count);
        Arrays.sort(
                found,
                Comparator.comparingDouble((Integer point) -> sums[point]).thenComparing(point -> point));
        List<double[]> out = new ArrayList<>();
        for (int i = 0; i < Math.min(most, count); i++) out.add(theta(found[i]));
        return out;
    }

    private double[] theta(int point) {
        double[] theta = new double[grids.length];
        int rest = point;
        for (int p = 0; p < grids.length; p++) {
            theta[p] = grids[p][rest % grids[p].length];
            rest /= grids[p].length;
        }
        return theta;
    }

    private boolean isLocalMinimum(int point, double[] sums) {
        int neighbours = 1;
        for (int p = 0; p < grids.length; p++) neighbours *= 3;
        for (int which = 0; which < neighbours; which++) {
            int offset = 0;
            int stride = 1;
            int rest = which;
            int place = point;
            boolean exists = true;
            for (double[] grid : grids) {
                int step = rest % 3 - 1;
                int at = place % grid.length + step;
                exists &= at >= 0 && at < grid.length;
                offset += step * stride;
                rest /= 3;
                place /= grid.length;
                stride *= grid.length;
            }
            // Of equal neighbours the first is the minimum.
            if (exists && (sums[point + offset] < sums[point] || (sums[point + offset] == sums[point] && offset < 0))) {
                return false;
            }
        }
        return true;
    }

    private CurveProducts products(UsedFrames used) {
        CurveProducts known = last;
        if (known != null && known.areFor(used)) return known;
        CurveProducts made = CurveProducts.of(fixed, onGrid, mixture.rates(), used);
        last = made;
        return made;
    }

    private static double square(UsedFrames used) {
        double sum = 0;
        for (int i = 0; i < used.count(); i++) sum += used.weights()[i] * used.measured()[i] * used.measured()[i];
        return sum;
    }

    /** [point] infinite where theta is not valid. */
    private double[] sumsOfSquares(UsedFrames used) {
        CurveProducts products = products(used);
        double[] withMeasured = products.with(used.measured());
        double square = square(used);
        int rates = mixture.rates();
        int curves = fixed.length + rates;
        int points = 1;
        for (double[] grid : grids) points *= grid.length;
        double[] out = new double[points];
        double[][] mixing = new double[mixture.columns() + 1][curves];
        double[][] gram = new double[curves][curves];
        double[] along = new double[curves];
        int[] which = new int[curves];
        for (int c = 0; c < fixed.length; c++) which[c] = c;
        GramLeastSquares equations = new GramLeastSquares(mixture.columns());
        for (int point = 0; point < points; point++) {
            double[] theta = theta(point);
            if (!mixture.isValid(theta)) {
                out[point] = Double.POSITIVE_INFINITY;
                continue;
            }
            int rest = point;
            for (int rate = 0; rate < rates; rate++) {
                which[fixed.length + rate] = fixed.length + rest % grids[rate].length;
                rest /= grids[rate].length;
            }
            for (int a = 0; a < curves; a++) {
                along[a] = withMeasured[which[a]];
                for (int b = 0; b <= a; b++) gram[a][b] = gram[b][a] = products.of(which[a], which[b]);
            }
            for (double[] row : mixing) Arrays.fill(row, 0);
            mixture.mix(theta, mixing);
            out[point] = equations.sumOfSquares(mixing, gram, along, square);
        }
        return out;
    }
}
