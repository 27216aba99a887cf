package org.petline.regions;

import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.VoxelBox;

/**
 * A class of tissue as an image of a given resolution shows it, at the places of a lattice: one class at a time, in a box of
 * its own, three passes along the axes.
 */
final class ClassBlur {
    private final ClassRuns runs;
    private final int[] places;
    private final BlurKernel alongI;
    private final BlurKernel alongJ;
    private final BlurKernel alongK;

    /** The share of a class at some places. */
    static final class Share {
        private final VoxelBox box;
        private final float[] values;

        private Share(VoxelBox box, float[] values) {
            this.box = box;
            this.values = values;
        }

        /** Places, in the lattice. */
        VoxelBox box() {
            return box;
        }

        /** [k][j][i] of the box flattened, i fastest; shared, read only. */
        float[] values() {
            return values;
        }
    }

    /**
     * Blurs the classes of one segmentation.
     *
     * @param step voxels from place to place, along i, j and k
     */
    ClassBlur(ClassRuns runs, Grid fine, PointSpread spread, int... step) {
        this.runs = runs;
        this.places = new int[] {fine.ni() / step[0], fine.nj() / step[1], fine.nk() / step[2]};
        Vector3 spacing = fine.spacingMm();
        alongI = new BlurKernel(spread.iMm() / PointSpread.FWHM_OF_SIGMA / spacing.x(), step[0]);
        alongJ = new BlurKernel(spread.jMm() / PointSpread.FWHM_OF_SIGMA / spacing.y(), step[1]);
        alongK = new BlurKernel(spread.kMm() / PointSpread.FWHM_OF_SIGMA / spacing.z(), step[2]);
    }

    /** The places, in the segmentation's world. */
    static Grid lattice(Grid fine, int... step) {
        Affine placeToVoxel = new Affine(
                step[0],
                0,
                0,
                (step[0] - 1) / 2.0,
                0,
                step[1],
                0,
                (step[1] - 1) / 2.0,
                0,
                0,
                step[2],
                (step[2] - 1) / 2.0);
        return new Grid(
                fine.ni() / step[0], fine.nj() / step[1], fine.nk() / step[2], placeToVoxel.then(fine.voxelToWorld()));
    }

    /** What a class shows, wherever that is more than nothing; its voxels' boxes are integrated exactly. */
    Share of(int its) {
        VoxelBox own = runs.box(its);
        int i0 = alongI.firstPlace(own.firstI());
        int ni = Math.max(0, alongI.endOfPlaces(own.lastI(), places[0]) - i0);
        int j0 = alongJ.firstPlace(own.firstJ());
        int nj = Math.max(0, alongJ.endOfPlaces(own.lastJ(), places[1]) - j0);
        int k0 = alongK.firstPlace(own.firstK());
        int nk = Math.max(0, alongK.endOfPlaces(own.lastK(), places[2]) - k0);
        float[] rows = rows(its, own, i0, ni);
        float[] planes = planes(rows, own, new int[] {ni, j0, nj});
        float[] all = stack(planes, own, new int[] {ni * nj, k0, nk});
        return new Share(new VoxelBox(i0, j0, k0, i0 + ni - 1, j0 + nj - 1, k0 + nk - 1), all);
    }

    /** Along i: [voxel k][voxel j][place i]. */
    private float[] rows(int its, VoxelBox own, int i0, int ni) {
        float[] rows = new float[own.nk() * own.nj() * ni];
        for (int run = 0; run < runs.count(its); run++) {
            int row = (runs.k(its, run) - own.firstK()) * own.nj() + runs.j(its, run) - own.firstJ();
            int first = runs.first(its, run);
            int last = runs.last(its, run);
            int from = Math.max(i0, alongI.firstPlace(first));
            int to = Math.min(i0 + ni, alongI.endOfPlaces(last, places[0]));
            alongI.addRun(first, last, rows, row * ni + from - i0, from, to - from);
        }
        return rows;
    }

    /** Along j: [voxel k][place j][place i]. */
    private float[] planes(float[] rows, VoxelBox own, int[] to) {
        int ni = to[0];
        float[] planes = new float[own.nk() * to[2] * ni];
        for (int q = 0; q < to[2]; q++) {
            int[] seen = alongJ.seen(to[1] + q, own.firstJ(), own.lastJ());
            float[] weights = alongJ.weights(to[1] + q, seen);
            for (int k = 0; k < own.nk(); k++) {
                int out = (k * to[2] + q) * ni;
                for (int v = 0; v < weights.length; v++) {
                    add(weights[v], rows, (k * own.nj() + seen[0] + v - own.firstJ()) * ni, planes, out, ni);
                }
            }
        }
        return planes;
    }

    /** Along k: [place k][place j][place i]. */
    private float[] stack(float[] planes, VoxelBox own, int[] to) {
        int plane = to[0];
        float[] all = new float[to[2] * plane];
        for (int q = 0; q < to[2]; q++) {
            int[] seen = alongK.seen(to[1] + q, own.firstK(), own.lastK());
            float[] weights = alongK.weights(to[1] + q, seen);
            for (int v = 0; v < weights.length; v++) {
                add(weights[v], planes, (seen[0] + v - own.firstK()) * plane, all, q * plane, plane);
            }
        }
        return all;
    }

    private static void add(float weight, float[] from, int at, float[] to, int out, int count) {
        if (weight == 0) return;
        for (int p = 0; p < count; p++) to[out + p] += weight * from[at + p];
    }
}
