package org.petline.regions;

import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.VoxelBox;

/**
 * What lies next to the labels and has none: scalp, sinuses, mucosa, fluid. What it holds spills into cortex, and is
 * modelled as a polynomial of second order over space, told by the voxels of a thin rim around the labels.
 */
public final class Surroundings {
    /** 1, x, y, z and their six products. */
    private static final int TERMS = 10;

    /** Farther out, labels hardly spill and nothing is told of what spills into them. */
    private static final double RIM_MM = 2;

    /** A rim of less has nothing to say: the head is labelled too. */
    private static final double LEAST_ML = 5;

    /** Positions are in this unit, so that all terms are of one size. */
    private static final double UNIT_MM = 80;

    /** Nothing around the labels is of interest. */
    public static final Surroundings NONE = new Surroundings(Grid.centred(1, 1, 1, 1), new int[0], new double[3], true);

    private final int[] voxels;
    private final double[] centre;
    private final double[] scale;
    private final boolean complete;

    private Surroundings(Grid grid, int[] voxels, double[] centre, boolean complete) {
        this.complete = complete;
        this.voxels = voxels;
        this.centre = centre;
        Vector3 spacing = grid.spacingMm();
        this.scale = new double[] {spacing.x() / UNIT_MM, spacing.y() / UNIT_MM, spacing.z() / UNIT_MM};
    }

    /** The rim around a segmentation's labels, as far as a scan sees it. */
    public static Surroundings of(LabelVolume segmentation, SeenVoxels seen) {
        Grid grid = segmentation.grid();
        int[] labels = segmentation.labels();
        Vector3 spacing = grid.spacingMm();
        int ri = (int) (RIM_MM / spacing.x());
        int rj = (int) (RIM_MM / spacing.y());
        int rk = (int) (RIM_MM / spacing.z());
        boolean[] rim = new boolean[labels.length];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int at = grid.index(i, j, k);
                    if (labels[at] == 0 || !isAtBorder(labels, grid, i, j, k)) continue;
                    mark(
                            rim,
                            labels,
                            grid,
                            new VoxelBox(
                                    Math.max(0, i - ri),
                                    Math.max(0, j - rj),
                                    Math.max(0, k - rk),
                                    Math.min(grid.ni() - 1, i + ri),
                                    Math.min(grid.nj() - 1, j + rj),
                                    Math.min(grid.nk() - 1, k + rk)),
                            new int[] {i, j, k});
                }
            }
        }
        int all = 0;
        int count = 0;
        for (int p = 0; p < rim.length; p++) {
            if (rim[p]) all++;
            rim[p] = rim[p] && seen.sees(p);
            if (rim[p]) count++;
        }
        int[] voxels = new int[count];
        double[] centre = new double[3];
        int next = 0;
        for (int p = 0; p < rim.length; p++) {
            if (!rim[p]) continue;
            voxels[next++] = p;
            int j = p / grid.ni() % grid.nj();
            int k = p / grid.ni() / grid.nj();
            centre[0] += p % grid.ni();
            centre[1] += j;
            centre[2] += k;
        }
        for (int axis = 0; axis < 3; axis++) centre[axis] /= Math.max(1, count);
        double millilitres = grid.voxelVolumeMm3() / 1000;
        if (count * millilitres < LEAST_ML) voxels = new int[0];
        return new Surroundings(grid, voxels, centre, voxels.length > 0 || all * millilitres < LEAST_ML);
    }

    private static boolean isAtBorder(int[] labels, Grid grid, int i, int j, int k) {
        int row = grid.ni();
        int plane = row * grid.nj();
        int at = grid.index(i, j, k);
        return (i > 0 && labels[at - 1] == 0)
                || (i + 1 < grid.ni() && labels[at + 1] == 0)
                || (j > 0 && labels[at - row] == 0)
                || (j + 1 < grid.nj() && labels[at + row] == 0)
                || (k > 0 && labels[at - plane] == 0)
                || (k + 1 < grid.nk() && labels[at + plane] == 0);
    }

    private static void mark(boolean[] rim, int[] labels, Grid grid, VoxelBox box, int[] from) {
        Vector3 spacing = grid.spacingMm();
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            double dk = (k - from[2]) * spacing.z();
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                double dj = (j - from[1]) * spacing.y();
                for (int i = box.firstI(); i <= box.lastI(); i++) {
                    double di = (i - from[0]) * spacing.x();
                    int at = grid.index(i, j, k);
                    if (labels[at] == 0 && di * di + dj * dj + dk * dk <= RIM_MM * RIM_MM) rim[at] = true;
                }
            }
        }
    }

    /** Whether what has no label is modelled, or there is next to nothing of it: not if the scan does not see it. */
    public boolean isComplete() {
        return complete;
    }

    /** How many terms the model of the surroundings has; 0 if there are no surroundings to speak of. */
    public int terms() {
        return voxels.length == 0 ? 0 : TERMS;
    }

    /** Indices in the grid of the rim's voxels, ascending; shared, read only. */
    int[] voxels() {
        return voxels;
    }

    /** The terms at a place of the segmentation's grid, into an array of {@link #terms}. */
    void terms(double i, double j, double k, double[] out) {
        if (out.length == 0) return;
        double x = (i - centre[0]) * scale[0];
        double y = (j - centre[1]) * scale[1];
        double z = (k - centre[2]) * scale[2];
        out[0] = 1;
        out[1] = x;
        out[2] = y;
        out[3] = z;
        out[4] = x * x;
        out[5] = y * y;
        out[6] = z * z;
        out[7] = x * y;
        out[8] = x * z;
        out[9] = y * z;
    }

    /** A new array for terms, or for sums of them. */
    double[] newTerms() {
        return new double[terms()];
    }
}
