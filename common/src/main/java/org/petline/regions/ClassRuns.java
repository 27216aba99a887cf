package org.petline.regions;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.VoxelBox;

/** Where each class of a segmentation lies, as runs of voxels along i: some hundred thousand for a whole brain. */
final class ClassRuns {
    /** Numbers a run: row (j + nj k), first and last i. */
    private static final int FIELDS = 3;

    private final int[][] runs;
    private final int[] counts;
    private final int[] voxels;
    private final int nj;

    private ClassRuns(int classes, int nj) {
        this.runs = new int[classes][FIELDS * 64];
        this.counts = new int[classes];
        this.voxels = new int[classes];
        this.nj = nj;
    }

    /**
     * Collects the runs of a segmentation.
     *
     * @param classOf takes a label to its class, below 0 for none; asked once a run
     */
    static ClassRuns of(LabelVolume segmentation, int classes, IntUnaryOperator classOf) {
        Grid grid = segmentation.grid();
        int[] labels = segmentation.labels();
        ClassRuns out = new ClassRuns(classes, grid.nj());
        int rows = grid.nj() * grid.nk();
        for (int row = 0; row < rows; row++) {
            int from = row * grid.ni();
            for (int i = 0; i < grid.ni(); ) {
                int label = labels[from + i];
                int first = i;
                while (i < grid.ni() && labels[from + i] == label) i++;
                int its = label == 0 ? -1 : classOf.applyAsInt(label);
                if (its >= 0) out.add(its, row, first, i - 1);
            }
        }
        return out;
    }

    private void add(int its, int row, int first, int last) {
        int at = FIELDS * counts[its]++;
        if (at == runs[its].length) runs[its] = Arrays.copyOf(runs[its], 2 * at);
        runs[its][at] = row;
        runs[its][at + 1] = first;
        runs[its][at + 2] = last;
        voxels[its] += last - first + 1;
    }

    int classes() {
        return runs.length;
    }

    /** Runs of a class, in the order of its rows. */
    int count(int its) {
        return counts[its];
    }

    int voxels(int its) {
        return voxels[its];
    }

    int j(int its, int run) {
        return runs[its][FIELDS * run] % nj;
    }

    int k(int its, int run) {
        return runs[its][FIELDS * run] / nj;
    }

    int first(int its, int run) {
        return runs[its][FIELDS * run + 1];
    }

    int last(int its, int run) {
        return runs[its][FIELDS * run + 2];
    }

    /** Indices in the grid of a class's voxels, ascending. */
    int[] voxels(int its, Grid grid) {
        int[] out = new int[voxels[its]];
        int next = 0;
        for (int run = 0; run < counts[its]; run++) {
            int from = grid.index(0, j(its, run), k(its, run));
            for (int i = first(its, run); i <= last(its, run); i++) out[next++] = from + i;
        }
        return out;
    }

    /** Mean i, j and k of a class's voxels. */
    double[] centroid(int its) {
        double[] sums = new double[3];
        for (int run = 0; run < counts[its]; run++) {
            double length = last(its, run) - first(its, run) + 1.0;
            sums[0] += length * (first(its, run) + last(its, run)) / 2;
            sums[1] += length * j(its, run);
            sums[2] += length * k(its, run);
        }
        for (int axis = 0; axis < 3; axis++) sums[axis] /= voxels[its];
        return sums;
    }

    /** The smallest box that holds a class, which has a voxel. */
    VoxelBox box(int its) {
        int firstI = Integer.MAX_VALUE;
        int firstJ = Integer.MAX_VALUE;
        int lastI = -1;
        int lastJ = -1;
        for (int run = 0; run < counts[its]; run++) {
            firstI = Math.min(firstI, first(its, run));
            lastI = Math.max(lastI, last(its, run));
            firstJ = Math.min(firstJ, j(its, run));
            lastJ = Math.max(lastJ, j(its, run));
        }
        return new VoxelBox(firstI, firstJ, k(its, 0), lastI, lastJ, k(its, counts[its] - 1));
    }
}
