package org.petline.kinetics.voxels;

/**
 * Finds where along a {@link LogGrid} a voxel's products with unit vectors are largest: every local maximum of the grid is
 * refined on the polynomial through its neighbours. Scratch: one a task.
 */
final class VoxelSearch {
    private static final int MOST_STEPS = 60;

    /** In grid steps. */
    private static final double TOLERANCE = 1e-11;

    private final LogGrid grid;
    private final double[][] products;
    private final double[] polynomial = new double[LogGrid.TERMS];

    private int maxima;
    private final int[] points;
    private final double[] distances;
    private final double[] peaks;

    VoxelSearch(LogGrid grid) {
        this.grid = grid;
        this.products = new double[grid.count()][VoxelBlock.SIZE];
        this.points = new int[grid.count()];
        this.distances = new double[grid.count()];
        this.peaks = new double[grid.count()];
    }

    /** Multiplies the block's curves with the rows: [point][used]. */
    void load(VoxelBlock block, double[][] rows) {
        for (int point = 0; point < products.length; point++) block.times(rows[point], products[point]);
    }

    /** [point][voxel] the products. */
    double[][] products() {
        return products;
    }

    /** Forgets the maxima found before. */
    void clear() {
        maxima = 0;
    }

    /** Adds a voxel's positive local maxima of the products times a sign. */
    void find(int voxel, double sign) {
        int first = grid.first();
        int last = grid.last();
        double before = Double.NEGATIVE_INFINITY;
        double here = sign * products[first][voxel];
        for (int point = first; point <= last; point++) {
            double after = point == last ? Double.NEGATIVE_INFINITY : sign * products[point + 1][voxel];
            if (here > 0 && here > before && here >= after) refine(voxel, point, sign);
            before = here;
            here = after;
        }
    }

    private void refine(int voxel, int point, double sign) {
        LogGrid.polynomial(products, point, voxel, polynomial);
        boolean up = sign * polynomial[1] > 0;
        double low = up ? 0 : -1;
        double high = up ? 1 : 0;
        double t = 0;
        boolean leaves = up ? point == grid.last() : point == grid.first();
        if (!leaves) {
            for (int step = 0; step < MOST_STEPS; step++) {
                double slope = sign * LogGrid.slope(polynomial, t);
                if (slope > 0) low = t;
                else high = t;
                double next = t - slope / (sign * LogGrid.curvature(polynomial, t));
                if (!(next > low && next < high)) next = 0.5 * (low + high);
                double move = Math.abs(next - t);
                t = next;
                if (move < TOLERANCE) break;
            }
        }
        points[maxima] = point;
        distances[maxima] = t;
        peaks[maxima++] = LogGrid.at(polynomial, t);
    }

    /** How many maxima were found. */
    int maxima() {
        return maxima;
    }

    /** The grid point next to a maximum. */
    int point(int maximum) {
        return points[maximum];
    }

    /** Where a maximum is, in steps from its point. */
    double distance(int maximum) {
        return distances[maximum];
    }

    /** The product at a maximum, with its sign. */
    double peak(int maximum) {
        return peaks[maximum];
    }

    /** Whether a place is an end of the range. */
    boolean isAtBound(int point, double t) {
        return (point == grid.first() && t <= 0) || (point == grid.last() && t >= 0);
    }

    /** A voxel's product at a place. */
    double at(int voxel, int point, double t) {
        LogGrid.polynomial(products, point, voxel, polynomial);
        return LogGrid.at(polynomial, t);
    }
}
