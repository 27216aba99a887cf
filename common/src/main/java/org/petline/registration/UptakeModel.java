package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * What a PET image looks like for a segmentation: a free uptake for each label and for what has none, times its blurred
 * share of each cell.
 *
 * <p>The uptake of large labels, and of what is not labelled, is a polynomial over space, for neither a hemisphere's
 * cortex nor the scalp, sinuses and mucosa around the brain take up alike everywhere. Cells count by the share that
 * labels have of them: the brain and its edge, not the face.
 */
final class UptakeModel {
    /** Cells of which labels have less show the surroundings alone. */
    private static final double LEAST_TOTAL = 0.02;

    /** Less of a cell is left out of its sum. */
    private static final float LEAST_SHARE = 0.004f;

    /** Cells of which labels have this share or more count in full. */
    private static final double FULL_WEIGHT = 0.5;

    private static final double LARGE_ML = 40;

    /** Positions are in this unit, so that all terms of a polynomial are of one size. */
    private static final double UNIT_MM = 80;

    /** Terms of a large label's polynomial: 1, x, y, z. */
    private static final int LARGE_TERMS = 4;

    /** Terms of the surroundings' polynomial: these and the squared distance from the brain's middle. */
    private static final int OUTSIDE_TERMS = 5;

    /** Pulls uptakes towards the brain's mean as one more cell of it would: labels out of view stay finite. */
    private static final double RIDGE = 1;

    private final Grid grid;
    private final int[] cell;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final float[] total;
    private final Vector3 centre;
    private final int[] start;
    private final int[] column;
    private final float[] factor;
    private final int columns;

    UptakeModel(LabelShares shares) {
        grid = shares.grid();
        float[] sum = new float[grid.voxels()];
        for (LabelShares.Share share : shares.shares()) share.addTo(sum, grid, 1);
        int count = 0;
        for (float each : sum) if (each > LEAST_TOTAL) count++;
        cell = new int[count];
        x = new double[count];
        y = new double[count];
        z = new double[count];
        total = new float[count];
        centre = place(sum);
        int[] pointOf = new int[sum.length];
        Arrays.fill(pointOf, -1);
        for (int p = 0; p < count; p++) pointOf[cell[p]] = p;
        List<LabelShares.Members> parts = new ArrayList<>();
        List<Integer> terms = new ArrayList<>();
        for (LabelShares.Share share : shares.shares()) {
            LabelShares.Members part = share.members(grid, pointOf, LEAST_SHARE);
            double volume = 0;
            for (int m = 0; m < part.count(); m++) volume += part.share(m);
            parts.add(part);
            terms.add(volume * grid.voxelVolumeMm3() > 1000 * LARGE_ML ? LARGE_TERMS : 1);
        }
        parts.add(surroundings());
        terms.add(OUTSIDE_TERMS);
        start = new int[count + 1];
        for (int l = 0; l < parts.size(); l++) {
            LabelShares.Members part = parts.get(l);
            for (int m = 0; m < part.count(); m++) start[part.point(m) + 1] += terms.get(l);
        }
        for (int p = 0; p < count; p++) start[p + 1] += start[p];
        column = new int[start[count]];
        factor = new float[start[count]];
        columns = fill(parts, terms);
    }

    private LabelShares.Members surroundings() {
        int[] points = new int[cell.length];
        float[] shares = new float[cell.length];
        for (int p = 0; p < cell.length; p++) {
            points[p] = p;
            shares[p] = 1 - total[p];
        }
        return new LabelShares.Members(points, shares);
    }

    /** Notes where cells lie; returns the brain's middle. */
    private Vector3 place(float[] sum) {
        Vector3 middle = Vector3.ZERO;
        double mass = 0;
        int p = 0;
        int v = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++, v++) {
                    if (!(sum[v] > LEAST_TOTAL)) continue;
                    Vector3 at = grid.world(i, j, k);
                    cell[p] = v;
                    x[p] = at.x();
                    y[p] = at.y();
                    z[p] = at.z();
                    total[p] = Math.min(1, sum[v]);
                    middle = middle.plus(at.times(total[p]));
                    mass += total[p++];
                }
            }
        }
        return middle.times(1 / mass);
    }

    private int fill(List<LabelShares.Members> parts, List<Integer> terms) {
        int[] next = Arrays.copyOf(start, cell.length);
        int used = 0;
        for (int l = 0; l < parts.size(); l++) {
            LabelShares.Members part = parts.get(l);
            for (int m = 0; m < part.count(); m++) {
                int p = part.point(m);
                for (int term = 0; term < terms.get(l); term++) {
                    column[next[p]] = used + term;
                    factor[next[p]++] = (float) (part.share(m) * term(p, term));
                }
            }
            used += terms.get(l);
        }
        return used;
    }

    private double term(int point, int term) {
        double a = (x[point] - centre.x()) / UNIT_MM;
        double b = (y[point] - centre.y()) / UNIT_MM;
        double c = (z[point] - centre.z()) / UNIT_MM;
        return switch (term) {
            case 0 -> 1;
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            default -> a * a + b * b + c * c;
        };
    }

    /** Cells of the brain and its edge. */
    int count() {
        return cell.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    double z(int point) {
        return z[point];
    }

    /** The brain's middle, in the segmentation's world. */
    Vector3 centre() {
        return centre;
    }

    /** Share that labels have of a cell, 0 to 1. */
    double total(int point) {
        return total[point];
    }

    /** How much a cell counts, 0 to 1. */
    double weight(int point) {
        return Math.min(1, total[point] / FULL_WEIGHT);
    }

    /** The weighted least-squares problem of the uptakes. */
    DecompositionSolver solver(double[] weights) {
        double[][] normal = new double[columns][columns];
        for (int p = 0; p < cell.length; p++) {
            if (weights[p] == 0) continue;
            for (int a = start[p]; a < start[p + 1]; a++) {
                double weighted = weights[p] * factor[a];
                double[] row = normal[column[a]];
                for (int b = start[p]; b <= a; b++) row[column[b]] += weighted * factor[b];
            }
        }
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < a; b++) normal[b][a] = normal[a][b];
            normal[a][a] += RIDGE;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-6, 1e-12).getSolver();
    }

    /** The uptakes that predict values at the cells best, [unknown]. */
    double[] uptakes(DecompositionSolver solver, double[] weights, double[] values) {
        double[] right = new double[columns];
        for (int p = 0; p < cell.length; p++) {
            double weighted = weights[p] * values[p];
            if (weighted == 0) continue;
            for (int a = start[p]; a < start[p + 1]; a++) right[column[a]] += weighted * factor[a];
        }
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }

    /** The value predicted at a cell. */
    double predicted(int point, double[] uptakes) {
        double sum = 0;
        for (int a = start[point]; a < start[point + 1]; a++) sum += factor[a] * uptakes[column[a]];
        return sum;
    }

    /**
     * Slopes of an image given at the cells, central differences per mm along the world's axes, [3 points]; NaN at cells
     * of which a neighbour is missing.
     */
    double[] slopes(double[] values) {
        float[] image = new float[grid.voxels()];
        Arrays.fill(image, Float.NaN);
        for (int p = 0; p < cell.length; p++) image[cell[p]] = (float) values[p];
        int row = grid.ni();
        int plane = grid.ni() * grid.nj();
        Affine m = grid.worldToVoxel();
        double[] out = new double[3 * cell.length];
        for (int p = 0; p < cell.length; p++) {
            int v = cell[p];
            double i = 0.5 * ((double) image[v + 1] - image[v - 1]);
            double j = 0.5 * ((double) image[v + row] - image[v - row]);
            double k = 0.5 * ((double) image[v + plane] - image[v - plane]);
            out[3 * p] = i * m.m00() + j * m.m10() + k * m.m20();
            out[3 * p + 1] = i * m.m01() + j * m.m11() + k * m.m21();
            out[3 * p + 2] = i * m.m02() + j * m.m12() + k * m.m22();
        }
        return out;
    }
}
