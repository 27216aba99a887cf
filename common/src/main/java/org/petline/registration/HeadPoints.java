package org.petline.registration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.petline.geometry.Grid;
import org.petline.image.Volume;

/**
 * The voxels of a grid that lie in or near the head, block after block.
 *
 * <p>Blocks are cubes of some 20 mm. Points of one block follow each other, so that sums over blocks come for free:
 * blocks are the units in which noise that neighbouring voxels share is counted once.
 */
final class HeadPoints {
    /** Share of the brightest voxels' value above which a voxel is head; scalp has some 0.3 of grey matter's uptake. */
    private static final double HEAD_THRESHOLD = 0.05;

    private static final double BLOCK_MM = 20;

    /** Whatever the number of threads, so that sums are always taken in one order. */
    private static final int PARTS = 8;

    private final Grid grid;
    private final int[] i;
    private final int[] j;
    private final int[] k;
    private final int[] neighbour;
    private final int[] blockStart;

    private HeadPoints(Grid grid, boolean[] inside) {
        this.grid = grid;
        int side = Math.max(2, (int) Math.round(BLOCK_MM / grid.spacingMm().x()));
        int blocksI = (grid.ni() + side - 1) / side;
        int blocksJ = (grid.nj() + side - 1) / side;
        int blocksK = (grid.nk() + side - 1) / side;
        int count = 0;
        for (boolean point : inside) if (point) count++;
        i = new int[count];
        j = new int[count];
        k = new int[count];
        int[] point = new int[grid.voxels()];
        Arrays.fill(point, -1);
        int[] starts = new int[blocksI * blocksJ * blocksK + 1];
        int blocks = 0;
        int p = 0;
        for (int block = 0; block < starts.length - 1; block++) {
            int firstI = block % blocksI * side;
            int firstJ = block / blocksI % blocksJ * side;
            int firstK = block / (blocksI * blocksJ) * side;
            int first = p;
            for (int c = firstK; c < Math.min(firstK + side, grid.nk()); c++) {
                for (int b = firstJ; b < Math.min(firstJ + side, grid.nj()); b++) {
                    for (int a = firstI; a < Math.min(firstI + side, grid.ni()); a++) {
                        int index = grid.index(a, b, c);
                        if (!inside[index]) continue;
                        i[p] = a;
                        j[p] = b;
                        k[p] = c;
                        point[index] = p++;
                    }
                }
            }
            if (p > first) starts[++blocks] = p;
        }
        blockStart = Arrays.copyOf(starts, blocks + 1);
        neighbour = new int[6 * count];
        for (int q = 0; q < count; q++) {
            neighbour[6 * q] = i[q] > 0 ? point[grid.index(i[q] - 1, j[q], k[q])] : -1;
            neighbour[6 * q + 1] = i[q] + 1 < grid.ni() ? point[grid.index(i[q] + 1, j[q], k[q])] : -1;
            neighbour[6 * q + 2] = j[q] > 0 ? point[grid.index(i[q], j[q] - 1, k[q])] : -1;
            neighbour[6 * q + 3] = j[q] + 1 < grid.nj() ? point[grid.index(i[q], j[q] + 1, k[q])] : -1;
            neighbour[6 * q + 4] = k[q] > 0 ? point[grid.index(i[q], j[q], k[q] - 1)] : -1;
            neighbour[6 * q + 5] = k[q] + 1 < grid.nk() ? point[grid.index(i[q], j[q], k[q] + 1)] : -1;
        }
    }

    /** The points of a mean image's head, and a rim of two voxels around it where edges still have slopes. */
    static HeadPoints of(Volume mean) {
        Grid grid = mean.grid();
        double threshold = HEAD_THRESHOLD * RobustRange.high(mean.voxels());
        boolean[] inside = new boolean[grid.voxels()];
        for (int v = 0; v < inside.length; v++) inside[v] = mean.voxels()[v] > threshold;
        return new HeadPoints(grid, grown(grown(inside, grid), grid));
    }

    private static boolean[] grown(boolean[] inside, Grid grid) {
        boolean[] out = inside.clone();
        int row = grid.ni();
        int plane = grid.ni() * grid.nj();
        for (int c = 0; c < grid.nk(); c++) {
            for (int b = 0; b < grid.nj(); b++) {
                for (int a = 0; a < grid.ni(); a++) {
                    int v = grid.index(a, b, c);
                    if (!inside[v]) continue;
                    if (a > 0) out[v - 1] = true;
                    if (a + 1 < grid.ni()) out[v + 1] = true;
                    if (b > 0) out[v - row] = true;
                    if (b + 1 < grid.nj()) out[v + row] = true;
                    if (c > 0) out[v - plane] = true;
                    if (c + 1 < grid.nk()) out[v + plane] = true;
                }
            }
        }
        return out;
    }

    Grid grid() {
        return grid;
    }

    int count() {
        return i.length;
    }

    int i(int point) {
        return i[point];
    }

    int j(int point) {
        return j[point];
    }

    int k(int point) {
        return k[point];
    }

    /** The point next to this one: 0 and 1 before and after along i, 2 and 3 along j, 4 and 5 along k; -1 if none. */
    int neighbour(int point, int side) {
        return neighbour[6 * point + side];
    }

    int blocks() {
        return blockStart.length - 1;
    }

    /** First point of a block; that of the block after the last is the number of points. */
    int blockStart(int block) {
        return blockStart[block];
    }

    /** How many runs of whole blocks are worked on side by side. */
    int parts() {
        return PARTS;
    }

    /** First block of a part; that of the part after the last is the number of blocks. */
    int partStart(int part) {
        return (int) ((long) blocks() * part / PARTS);
    }

    /** Something done to the points from one up to another. */
    interface Range {
        void to(int from, int until);
    }

    /** Something added up over the points from one up to another. */
    interface Sum {
        void to(int from, int until, double[] sum);
    }

    /** Does something to all points, part by part on as many threads as there are; parts must not touch each other. */
    void inParts(Range work) {
        IntStream.range(0, PARTS)
                .parallel()
                .forEach(part -> work.to(blockStart(partStart(part)), blockStart(partStart(part + 1))));
    }

    /** Adds something up over all points; the same bits on any number of threads. */
    double[] sumInParts(int size, Sum work) {
        double[][] sums = new double[PARTS][size];
        IntStream.range(0, PARTS)
                .parallel()
                .forEach(part -> work.to(blockStart(partStart(part)), blockStart(partStart(part + 1)), sums[part]));
        for (int part = 1; part < PARTS; part++) for (int e = 0; e < size; e++) sums[0][e] += sums[part][e];
        return sums[0];
    }
}
