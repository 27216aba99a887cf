package org.petline.regions;

import java.util.Arrays;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.VoxelBox;

/**
 * What an image of some resolution shows of every class, and of the surroundings, at the places of {@link RegressionPoints}:
 * a sparse matrix X, [point][column], classes first.
 *
 * <p>Large classes have three terms more, linear in position and of mean 0 over the class, for cortex and white matter do
 * not take up alike everywhere; the class's value stays its mean.
 */
final class ClassDesign {
    private static final double LARGE_ML = 40;
    private static final double UNIT_MM = 80;

    /** A share of less is left out: of a hundred classes a place has ten. */
    private static final float LEAST_SHARE = 1e-5f;

    private static final int LINEAR_TERMS = 3;

    private final TissueClasses classes;
    private final Surroundings surroundings;
    private final RegressionPoints points;
    private final int columns;
    private final int[] linearFrom;
    private final int[] start;
    private final int[] column;
    private final float[] factor;

    /** The matrix for one resolution. */
    ClassDesign(TissueClasses classes, Surroundings surroundings, RegressionPoints points, PointSpread spread) {
        this.classes = classes;
        this.surroundings = surroundings;
        this.points = points;
        int n = classes.count();
        double millilitres = classes.grid().voxelVolumeMm3() / 1000;
        linearFrom = new int[n];
        int next = n;
        for (int its = 0; its < n; its++) {
            linearFrom[its] = classes.classes().get(its).voxels() * millilitres > LARGE_ML ? next : -1;
            if (linearFrom[its] >= 0) next += LINEAR_TERMS;
        }
        columns = next + surroundings.terms();
        Entries entries = new Entries(points.count());
        float[] total = new float[points.count()];
        ClassBlur blur = new ClassBlur(classes.runs(), classes.grid(), spread, points.step());
        for (int its = 0; its < n; its++) add(blur.of(its), its, entries, total);
        outside(next, entries, total);
        start = entries.starts(points.count());
        column = new int[entries.count];
        factor = new float[entries.count];
        entries.sort(start, column, factor);
    }

    /** Entries of X in the order in which they are made. */
    private static final class Entries {
        private int[] point;
        private int[] column;
        private float[] factor;
        private int count;

        Entries(int points) {
            point = new int[8 * points];
            column = new int[8 * points];
            factor = new float[8 * points];
        }

        void add(int itsPoint, int itsColumn, double itsFactor) {
            if (count == point.length) {
                point = Arrays.copyOf(point, count + count / 2);
                column = Arrays.copyOf(column, count + count / 2);
                factor = Arrays.copyOf(factor, count + count / 2);
            }
            point[count] = itsPoint;
            column[count] = itsColumn;
            factor[count++] = (float) itsFactor;
        }

        int[] starts(int points) {
            int[] starts = new int[points + 1];
            for (int e = 0; e < count; e++) starts[point[e] + 1]++;
            for (int p = 0; p < points; p++) starts[p + 1] += starts[p];
            return starts;
        }

        void sort(int[] starts, int[] columns, float[] factors) {
            int[] next = starts.clone();
            for (int e = 0; e < count; e++) {
                columns[next[point[e]]] = column[e];
                factors[next[point[e]]++] = factor[e];
            }
        }
    }

    private void add(ClassBlur.Share share, int its, Entries entries, float[] total) {
        double[] centroid = linearFrom[its] < 0 ? new double[3] : classes.runs().centroid(its);
        double[] unit = unit();
        VoxelBox box = share.box();
        int p = 0;
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int row = points.lattice().index(box.firstI(), j, k);
                for (int i = 0; i < box.ni(); i++) {
                    float value = share.values()[p++];
                    int point = value > LEAST_SHARE ? points.pointOf(row + i) : -1;
                    if (point < 0) continue;
                    total[point] += value;
                    entries.add(point, its, value);
                    if (linearFrom[its] < 0) continue;
                    entries.add(point, linearFrom[its], value * (points.fineI(point) - centroid[0]) * unit[0]);
                    entries.add(point, linearFrom[its] + 1, value * (points.fineJ(point) - centroid[1]) * unit[1]);
                    entries.add(point, linearFrom[its] + 2, value * (points.fineK(point) - centroid[2]) * unit[2]);
                }
            }
        }
    }

    private double[] unit() {
        Vector3 spacing = classes.grid().spacingMm();
        return new double[] {spacing.x() / UNIT_MM, spacing.y() / UNIT_MM, spacing.z() / UNIT_MM};
    }

    private void outside(int from, Entries entries, float[] total) {
        double[] terms = surroundings.newTerms();
        for (int point = 0; point < total.length; point++) {
            surroundings.terms(points.fineI(point), points.fineJ(point), points.fineK(point), terms);
            double rest = Math.max(0, 1 - total[point]);
            if (rest <= LEAST_SHARE) continue;
            for (int t = 0; t < terms.length; t++) entries.add(point, from + t, rest * terms[t]);
        }
    }

    int columns() {
        return columns;
    }

    /** Of the surroundings' first term; the others follow. */
    int outsideFrom() {
        return columns - surroundings.terms();
    }

    /** The class whose uptake a column is part of; the number of classes for the surroundings. */
    int classOf(int itsColumn) {
        if (itsColumn < classes.count()) return itsColumn;
        for (int its = 0; its < linearFrom.length; its++) {
            int from = linearFrom[its];
            if (from >= 0 && itsColumn >= from && itsColumn < from + LINEAR_TERMS) return its;
        }
        return classes.count();
    }

    /** X'X over the places that have a value, [column][column]. */
    double[][] normal(float[] values) {
        double[][] normal = new double[columns][columns];
        for (int p = 0; p < points.count(); p++) {
            if (Float.isNaN(values[p])) continue;
            for (int a = start[p]; a < start[p + 1]; a++) {
                double[] row = normal[column[a]];
                double left = factor[a];
                for (int b = start[p]; b < start[p + 1]; b++) row[column[b]] += left * factor[b];
            }
        }
        return normal;
    }

    /** X'Z with another design of the same points and classes: [column][column of the other]. */
    double[][] productsWith(ClassDesign other) {
        double[][] products = new double[columns][other.columns];
        for (int p = 0; p < points.count(); p++) {
            for (int a = start[p]; a < start[p + 1]; a++) {
                double[] row = products[column[a]];
                double left = factor[a];
                for (int b = other.start[p]; b < other.start[p + 1]; b++)
                    row[other.column[b]] += left * other.factor[b];
            }
        }
        return products;
    }

    /** X'y over the places that have a value, [column]. */
    double[] right(float[] values) {
        double[] right = new double[columns];
        for (int p = 0; p < values.length; p++) {
            if (Float.isNaN(values[p])) continue;
            for (int a = start[p]; a < start[p + 1]; a++) right[column[a]] += factor[a] * (double) values[p];
        }
        return right;
    }

    /** X c at the points. */
    float[] predicted(double[] coefficients) {
        float[] predicted = new float[points.count()];
        for (int p = 0; p < predicted.length; p++) {
            double sum = 0;
            for (int a = start[p]; a < start[p + 1]; a++) sum += factor[a] * coefficients[column[a]];
            predicted[p] = (float) sum;
        }
        return predicted;
    }

    /**
     * X'RX, where R is a Gaussian correlation of what two places show: [column][column].
     *
     * @param tauMm standard deviations of the correlation along the segmentation's axes
     */
    double[][] correlated(double[] tauMm) {
        double[][] out = new double[columns][];
        LatticeCorrelation correlation = new LatticeCorrelation(points.lattice(), tauMm);
        float[] column = new float[points.lattice().voxels()];
        for (int c = 0; c < columns; c++) {
            VoxelBox box = spread(c, column);
            if (box == null) {
                out[c] = new double[columns];
                continue;
            }
            float[] blurred = correlation.of(column, box);
            VoxelBox wide = correlation.reached(box);
            out[c] = productsIn(wide, blurred);
            clear(column, box);
        }
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < a; b++) out[a][b] = out[b][a] = 0.5 * (out[a][b] + out[b][a]);
        }
        return out;
    }

    /** Lays a column on the lattice; returns the box where it is, null if it is nowhere. */
    private VoxelBox spread(int which, float[] lattice) {
        Grid grid = points.lattice();
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        for (int p = 0; p < points.count(); p++) {
            for (int a = start[p]; a < start[p + 1]; a++) {
                if (column[a] != which) continue;
                int cell = points.cell(p);
                lattice[cell] = factor[a];
                int[] at = {cell % grid.ni(), cell / grid.ni() % grid.nj(), cell / grid.ni() / grid.nj()};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], at[axis]);
                    high[axis] = Math.max(high[axis], at[axis]);
                }
            }
        }
        return high[0] < 0 ? null : new VoxelBox(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    private void clear(float[] lattice, VoxelBox box) {
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int from = points.lattice().index(box.firstI(), j, k);
                Arrays.fill(lattice, from, from + box.ni(), 0);
            }
        }
    }

    /** X'v of values that fill a box of the lattice and are 0 elsewhere. */
    private double[] productsIn(VoxelBox box, float[] values) {
        double[] out = new double[columns];
        int v = 0;
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int row = points.lattice().index(box.firstI(), j, k);
                for (int i = 0; i < box.ni(); i++, v++) {
                    int p = points.pointOf(row + i);
                    if (p < 0 || values[v] == 0) continue;
                    for (int a = start[p]; a < start[p + 1]; a++) out[column[a]] += factor[a] * (double) values[v];
                }
            }
        }
        return out;
    }
}
