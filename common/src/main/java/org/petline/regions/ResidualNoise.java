package org.petline.regions;

import java.util.List;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * What residuals say of an image's noise: variance in proportion to what is predicted, frame by frame, and one Gaussian
 * correlation for a scan. White noise would make errors of regional values several times too small.
 *
 * @param perActivity [frame] variance of a place over its activity, in the image's unit; NaN where nothing was measured
 * @param floor [frame] activity below which the variance falls no further
 * @param tauMm standard deviations of the correlation along the segmentation's axes, mm
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ResidualNoise(double[] perActivity, double[] floor, double[] tauMm) {
    /** Of the mean activity: air and blood-free tissue scatter too. */
    private static final double FLOOR = 0.1;

    /** Neighbours are never taken for more alike, nor for less. */
    private static final double MOST_ALIKE = 0.98;

    private static final double LEAST_ALIKE = 0.02;

    /**
     * The noise of a scan.
     *
     * @param values [frame][point]
     * @param predicted the same by the model
     * @param unknowns how many numbers the model has in each frame
     */
    static ResidualNoise of(RegressionPoints points, List<float[]> values, List<float[]> predicted, int unknowns) {
        int frames = values.size();
        double[] perActivity = new double[frames];
        double[] floor = new double[frames];
        double[] alike = new double[3];
        double[] pairs = new double[3];
        for (int f = 0; f < frames; f++) {
            float[] y = values.get(f);
            float[] model = predicted.get(f);
            double mean = 0;
            int count = 0;
            for (int p = 0; p < y.length; p++) {
                if (Float.isNaN(y[p])) continue;
                mean += model[p];
                count++;
            }
            floor[f] = FLOOR * Math.max(0, mean / Math.max(1, count));
            perActivity[f] = scale(y, model, floor[f]) * count / Math.max(1, count - unknowns);
            if (!(perActivity[f] > 0)) perActivity[f] = Double.NaN;
            else neighbours(points, y, model, new double[][] {alike, pairs});
        }
        Vector3 spacing = points.lattice().spacingMm();
        double[] mm = {spacing.x(), spacing.y(), spacing.z()};
        double[] tau = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double r = Math.max(LEAST_ALIKE, Math.min(MOST_ALIKE, pairs[axis] > 0 ? alike[axis] / pairs[axis] : 0));
            tau[axis] = mm[axis] / Math.sqrt(-2 * StrictMath.log(r));
        }
        return new ResidualNoise(perActivity, floor, tau);
    }

    private static double scale(float[] y, float[] model, double floor) {
        double squares = 0;
        double activity = 0;
        for (int p = 0; p < y.length; p++) {
            double left = y[p] - model[p];
            if (Double.isNaN(left)) continue;
            squares += left * left;
            activity += Math.max(model[p], floor);
        }
        return activity > 0 ? squares / activity : Double.NaN;
    }

    /** Adds a frame's products of neighbours along each axis, and the squares of the first of each pair. */
    private static void neighbours(RegressionPoints points, float[] y, float[] model, double[][] sums) {
        Grid grid = points.lattice();
        int[] stride = {1, grid.ni(), grid.ni() * grid.nj()};
        int[] size = {grid.ni(), grid.nj(), grid.nk()};
        double total = 0;
        for (int p = 0; p < y.length; p++) {
            double here = y[p] - model[p];
            if (!Double.isNaN(here)) total += here * here;
        }
        for (int axis = 0; axis < 3; axis++) {
            double alike = 0;
            double squares = 0;
            for (int p = 0; p < y.length; p++) {
                int cell = points.cell(p);
                if (cell / stride[axis] % size[axis] + 1 >= size[axis]) continue;
                int next = points.pointOf(cell + stride[axis]);
                if (next < 0) continue;
                double here = y[p] - model[p];
                double there = y[next] - model[next];
                if (Double.isNaN(here + there)) continue;
                alike += here * there;
                squares += 0.5 * (here * here + there * there);
            }
            sums[0][axis] += alike / total;
            sums[1][axis] += squares / total;
        }
    }

    /** Standard deviation of one place of some activity in a frame. */
    double deviation(int frame, double activity) {
        return Math.sqrt(perActivity[frame] * Math.max(activity, floor[frame]));
    }
}
