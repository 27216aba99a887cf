package org.petline.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * The share that each label of a segmentation has in every cell of a coarse lattice, as a blurred image shows it.
 *
 * <p>Cells are blocks of whole voxels, counted, so that partial volume is exact; the rest of the blur is a Gaussian.
 * Each label lies in a box of its own, for most are small.
 */
final class LabelShares {
    private static final double FWHM_OF_SIGMA = 2.3548200450309493;

    /** Cells that every box has around its label: a Gaussian of 10 mm ends within them. */
    private static final int MARGIN = 6;

    private final Grid grid;
    private final List<Share> shares;

    private LabelShares(Grid grid, List<Share> shares) {
        this.grid = grid;
        this.shares = shares;
    }

    /** One label's share in a box of the lattice's cells. */
    static final class Share {
        private final int i;
        private final int j;
        private final int k;
        private final Volume box;

        private Share(int i, int j, int k, Volume box) {
            this.i = i;
            this.j = j;
            this.k = k;
            this.box = box;
        }

        /**
         * Where this label has more than a least share.
         *
         * @param pointOf number of each of the lattice's cells in the list, below 0 for none
         */
        Members members(Grid grid, int[] pointOf, float least) {
            Grid own = box.grid();
            float[] voxels = box.voxels();
            int[] points = new int[voxels.length];
            float[] values = new float[voxels.length];
            int count = 0;
            int p = 0;
            for (int z = 0; z < own.nk(); z++) {
                for (int y = 0; y < own.nj(); y++) {
                    int from = grid.index(i, j + y, k + z);
                    for (int x = 0; x < own.ni(); x++, p++) {
                        if (!(voxels[p] > least) || pointOf[from + x] < 0) continue;
                        points[count] = pointOf[from + x];
                        values[count++] = voxels[p];
                    }
                }
            }
            return new Members(Arrays.copyOf(points, count), Arrays.copyOf(values, count));
        }

        /** Adds a multiple of the share to a volume on the lattice. */
        void addTo(float[] sum, Grid grid, float factor) {
            Grid own = box.grid();
            float[] voxels = box.voxels();
            int p = 0;
            for (int z = 0; z < own.nk(); z++) {
                for (int y = 0; y < own.nj(); y++) {
                    int to = grid.index(i, j + y, k + z);
                    for (int x = 0; x < own.ni(); x++) sum[to + x] += factor * voxels[p++];
                }
            }
        }
    }

    /** The points of a list of cells where a label has a share, and how much. */
    static final class Members {
        private final int[] point;
        private final float[] share;

        Members(int[] point, float[] share) {
            this.point = point;
            this.share = share;
        }

        int count() {
            return point.length;
        }

        int point(int member) {
            return point[member];
        }

        float share(int member) {
            return share[member];
        }
    }

    /** Cells of the lattice, in the segmentation's world. */
    Grid grid() {
        return grid;
    }

    /** One for each label, ordered by label. */
    List<Share> shares() {
        return shares;
    }

    /**
     * Shares without any blur but the cells' own.
     *
     * @param spacingMm cells are as many voxels as fit, one at least
     */
    static LabelShares of(LabelVolume segmentation, double spacingMm) {
        Grid fine = segmentation.grid();
        Vector3 spacing = fine.spacingMm();
        int[] block = {
            block(spacing.x(), spacingMm, fine.ni()),
            block(spacing.y(), spacingMm, fine.nj()),
            block(spacing.z(), spacingMm, fine.nk())
        };
        Extents extents = new Extents(segmentation, block);
        if (extents.labels.length == 0) return new LabelShares(fine, List.of());
        int[] low = extents.lowest();
        int[] high = extents.highest();
        int[] size = new int[3];
        for (int a = 0; a < 3; a++) size[a] = high[a] - low[a] + 1 + 2 * MARGIN;
        Affine cellToFine = new Affine(
                block[0],
                0,
                0,
                offset(block[0], low[0]),
                0,
                block[1],
                0,
                offset(block[1], low[1]),
                0,
                0,
                block[2],
                offset(block[2], low[2]));
        Grid grid = new Grid(size[0], size[1], size[2], cellToFine.then(fine.voxelToWorld()));
        return new LabelShares(grid, extents.count(segmentation, block, grid, low));
    }

    private static int block(double spacing, double wanted, int n) {
        return Math.max(1, Math.min(n, (int) Math.floor(wanted / spacing + 1e-6)));
    }

    private static double offset(int block, int low) {
        return (low - MARGIN) * block + (block - 1) / 2.0;
    }

    /** The shares in an image of the given full width at half maximum, cells' own blur included. */
    LabelShares blurred(double fwhmMm) {
        Vector3 spacing = grid.spacingMm();
        GaussianSmoothing smoothing =
                new GaussianSmoothing(rest(fwhmMm, spacing.x()), rest(fwhmMm, spacing.y()), rest(fwhmMm, spacing.z()));
        List<Share> out = new ArrayList<>();
        for (Share share : shares) out.add(new Share(share.i, share.j, share.k, smoothing.smooth(share.box)));
        return new LabelShares(grid, out);
    }

    /** What a cell, a box of variance width^2 / 12, leaves to the Gaussian; nothing if the cell alone blurs more. */
    private static double rest(double fwhmMm, double cellMm) {
        return Math.sqrt(Math.max(0, fwhmMm * fwhmMm - FWHM_OF_SIGMA * FWHM_OF_SIGMA * cellMm * cellMm / 12));
    }

    /** The labels that occur, and the cells that each reaches. */
    private static final class Extents {
        private int[] labels = {};
        private int[][] low = {};
        private int[][] high = {};

        Extents(LabelVolume segmentation, int[] block) {
            Grid fine = segmentation.grid();
            int[] values = segmentation.labels();
            int p = 0;
            for (int k = 0; k < fine.nk(); k++) {
                for (int j = 0; j < fine.nj(); j++) {
                    for (int i = 0; i < fine.ni(); p++, i++) {
                        if (values[p] == 0) continue;
                        int from = i;
                        int label = values[p];
                        while (i + 1 < fine.ni() && values[p + 1] == label) {
                            i++;
                            p++;
                        }
                        grow(place(label), from / block[0], i / block[0], j / block[1], k / block[2]);
                    }
                }
            }
        }

        private int place(int label) {
            int place = Arrays.binarySearch(labels, label);
            if (place >= 0) return place;
            place = -1 - place;
            labels = inserted(labels, place, label);
            low = inserted(low, place, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE});
            high = inserted(high, place, new int[] {-1, -1, -1});
            return place;
        }

        private static int[] inserted(int[] array, int place, int value) {
            int[] out = Arrays.copyOf(array, array.length + 1);
            System.arraycopy(array, place, out, place + 1, array.length - place);
            out[place] = value;
            return out;
        }

        private static int[][] inserted(int[][] array, int place, int[] value) {
            int[][] out = Arrays.copyOf(array, array.length + 1);
            System.arraycopy(array, place, out, place + 1, array.length - place);
            out[place] = value;
            return out;
        }

        private void grow(int place, int fromI, int toI, int j, int k) {
            int[] first = low[place];
            int[] last = high[place];
            first[0] = Math.min(first[0], fromI);
            first[1] = Math.min(first[1], j);
            first[2] = Math.min(first[2], k);
            last[0] = Math.max(last[0], toI);
            last[1] = Math.max(last[1], j);
            last[2] = Math.max(last[2], k);
        }

        int[] lowest() {
            int[] out = low[0].clone();
            for (int[] each : low) for (int a = 0; a < 3; a++) out[a] = Math.min(out[a], each[a]);
            return out;
        }

        int[] highest() {
            int[] out = high[0].clone();
            for (int[] each : high) for (int a = 0; a < 3; a++) out[a] = Math.max(out[a], each[a]);
            return out;
        }

        /** Counts voxels into cells; {@code corner} is the cell that lies a margin inside the lattice. */
        List<Share> count(LabelVolume segmentation, int[] block, Grid grid, int[] corner) {
            List<Share> shares = new ArrayList<>();
            for (int l = 0; l < labels.length; l++) {
                int ni = high[l][0] - low[l][0] + 1 + 2 * MARGIN;
                int nj = high[l][1] - low[l][1] + 1 + 2 * MARGIN;
                int nk = high[l][2] - low[l][2] + 1 + 2 * MARGIN;
                Grid box = new Grid(ni, nj, nk, grid.voxelToWorld());
                shares.add(new Share(
                        low[l][0] - corner[0],
                        low[l][1] - corner[1],
                        low[l][2] - corner[2],
                        new Volume(box, new float[box.voxels()])));
            }
            Grid fine = segmentation.grid();
            float each = 1f / (block[0] * block[1] * block[2]);
            int[] values = segmentation.labels();
            int p = 0;
            for (int k = 0; k < fine.nk(); k++) {
                for (int j = 0; j < fine.nj(); j++) {
                    int last = 0;
                    int place = -1;
                    for (int i = 0; i < fine.ni(); i++, p++) {
                        int label = values[p];
                        if (label == 0) continue;
                        if (label != last) {
                            place = Arrays.binarySearch(labels, label);
                            last = label;
                        }
                        Volume box = shares.get(place).box;
                        int at = box.grid()
                                .index(
                                        i / block[0] - low[place][0] + MARGIN,
                                        j / block[1] - low[place][1] + MARGIN,
                                        k / block[2] - low[place][2] + MARGIN);
                        box.voxels()[at] += each;
                    }
                }
            }
            return shares;
        }
    }
}
