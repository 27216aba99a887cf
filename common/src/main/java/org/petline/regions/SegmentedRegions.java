package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.VoxelBox;

/**
 * The voxels of each region in one segmentation.
 *
 * <p>All regions of the table are here, in its order; one without a voxel is empty, and its activity is missing with
 * reason {@link RegionsReason#REGION_EMPTY}.
 */
public final class SegmentedRegions {
    private final Grid grid;
    private final List<Region> regions;
    private final int[][] voxels;
    private final VoxelBox extent;

    /** Holds the array it is given. */
    SegmentedRegions(Grid grid, List<Region> regions, int[][] voxels) {
        this.grid = grid;
        this.regions = List.copyOf(regions);
        this.voxels = voxels;
        this.extent = extent(grid, voxels);
    }

    /**
     * One region of a segmentation.
     *
     * @param voxels how many of the segmentation's voxels it has
     * @param volumeMl their volume, mL
     */
    public record Region(String name, int voxels, double volumeMl) {
        public boolean isEmpty() {
            return voxels == 0;
        }
    }

    /**
     * Sorts the voxels of a segmentation into the regions of a table.
     *
     * @throws Refusal NO_KNOWN_LABEL if all regions would be empty
     */
    public static SegmentedRegions of(LabelVolume labels, RegionTable table) {
        SortedMap<Integer, Integer> counts = count(labels.labels());
        List<RegionTable.Region> wanted = table.regions();
        int[][] voxels = new int[wanted.size()][];
        for (int r = 0; r < voxels.length; r++) {
            int size = 0;
            for (int label : wanted.get(r).labels()) size += counts.getOrDefault(label, 0);
            voxels[r] = new int[size];
        }
        fill(labels.labels(), regionsOf(counts, wanted), voxels);

        double millilitres = labels.grid().voxelVolumeMm3() / 1000;
        List<Region> regions = new ArrayList<>();
        for (int r = 0; r < voxels.length; r++) {
            regions.add(new Region(wanted.get(r).name(), voxels[r].length, voxels[r].length * millilitres));
        }
        if (regions.stream().allMatch(Region::isEmpty)) {
            throw Refusal.of(RegionsReason.NO_KNOWN_LABEL).found("labels " + counts.keySet());
        }
        return new SegmentedRegions(labels.grid(), regions, voxels);
    }

    private static VoxelBox extent(Grid grid, int[][] voxels) {
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {0, 0, 0};
        for (int[] region : voxels) {
            for (int voxel : region) {
                int[] ijk = {voxel % grid.ni(), voxel / grid.ni() % grid.nj(), voxel / grid.ni() / grid.nj()};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], ijk[axis]);
                    high[axis] = Math.max(high[axis], ijk[axis]);
                }
            }
        }
        return new VoxelBox(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    /** Voxels of each label but 0. */
    static SortedMap<Integer, Integer> count(int[] labels) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        int run = 0;
        for (int p = 0; p < labels.length; p++) {
            run++;
            boolean ends = p + 1 == labels.length || labels[p + 1] != labels[p];
            if (!ends) continue;
            if (labels[p] != 0) counts.merge(labels[p], run, Integer::sum);
            run = 0;
        }
        return counts;
    }

    /** For each label that occurs, the positions of its regions in the table. */
    private static SortedMap<Integer, int[]> regionsOf(
            SortedMap<Integer, Integer> counts, List<RegionTable.Region> wanted) {
        SortedMap<Integer, int[]> regionsOf = new TreeMap<>();
        for (int r = 0; r < wanted.size(); r++) {
            for (int label : wanted.get(r).labels()) {
                if (!counts.containsKey(label)) continue;
                int[] others = regionsOf.getOrDefault(label, new int[0]);
                int[] all = Arrays.copyOf(others, others.length + 1);
                all[others.length] = r;
                regionsOf.put(label, all);
            }
        }
        return regionsOf;
    }

    private static void fill(int[] labels, SortedMap<Integer, int[]> regionsOf, int[][] voxels) {
        int[] next = new int[voxels.length];
        int label = 0;
        int[] regions = {};
        for (int p = 0; p < labels.length; p++) {
            if (labels[p] != label) {
                label = labels[p];
                regions = regionsOf.getOrDefault(label, new int[0]);
            }
            for (int r : regions) voxels[r][next[r]++] = p;
        }
    }

    /** The segmentation's grid. */
    public Grid grid() {
        return grid;
    }

    /** All regions of the table, in its order. */
    public List<Region> regions() {
        return regions;
    }

    /** Position of a region in {@link #regions}, -1 if there is none of that name. */
    public int indexOf(String name) {
        for (int r = 0; r < regions.size(); r++) {
            if (regions.get(r).name().equals(name)) return r;
        }
        return -1;
    }

    /** The smallest box of the grid that holds all regions. */
    VoxelBox extent() {
        return extent;
    }

    /** Indices of a region's voxels in the grid, ascending; shared, read only. */
    int[] voxels(int region) {
        return voxels[region];
    }
}
