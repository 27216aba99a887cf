package org.petline.phantom;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.image.VoxelBox;

/** A digital brain on a grid: the structure of every voxel, by its number, two bytes each. */
public final class SimulatedAnatomy {
    private static final int LOWEST = -5;
    private static final int HIGHEST = 2035;

    private final Grid grid;
    private final short[] labels;

    /** Holds the array it is given. */
    SimulatedAnatomy(Grid grid, short[] labels) {
        this.grid = grid;
        this.labels = labels;
    }

    public Grid grid() {
        return grid;
    }

    /** The segmentation that a perfect reader of the MR would draw: FreeSurfer's labels, 0 outside the brain. */
    public LabelVolume segmentation() {
        int[] written = new int[labels.length];
        for (int p = 0; p < written.length; p++) written[p] = Math.max(0, labels[p]);
        return new LabelVolume(grid, written);
    }

    /** Name of each label of the segmentation, ordered by label. */
    public static Map<Integer, String> labelNames() {
        Map<Integer, String> names = new TreeMap<>();
        for (Structure structure : Structure.values()) {
            for (Side side : Side.values()) {
                if (structure.label(side) > 0) names.put(structure.label(side), structure.labelName(side));
            }
        }
        return names;
    }

    /** The tissue of each label, one below another: [label - LOWEST]. */
    private static Tissue[] tissues() {
        Tissue[] tissues = new Tissue[HIGHEST - LOWEST + 1];
        for (Structure structure : Structure.values()) {
            for (Side side : Side.values()) tissues[structure.label(side) - LOWEST] = structure.tissue();
        }
        return tissues;
    }

    /** What a label is made of. */
    static Tissue tissueOf(int label) {
        return tissues()[label - LOWEST];
    }

    /** A number for each voxel, chosen by its tissue. */
    float[] paint(Map<Tissue, Double> values) {
        Tissue[] tissues = tissues();
        float[] palette = new float[tissues.length];
        for (int label = 0; label < palette.length; label++) {
            if (tissues[label] != null)
                palette[label] = values.get(tissues[label]).floatValue();
        }
        float[] painted = new float[labels.length];
        for (int p = 0; p < painted.length; p++) painted[p] = palette[labels[p] - LOWEST];
        return painted;
    }

    /** How many voxels each label has, ordered by label; without what the segmentation leaves out. */
    Map<Integer, Integer> voxelsOfLabels() {
        int[] counts = new int[HIGHEST - LOWEST + 1];
        for (short label : labels) counts[label - LOWEST]++;
        Map<Integer, Integer> voxels = new TreeMap<>();
        for (int label = 1; label <= HIGHEST; label++) {
            if (counts[label - LOWEST] > 0) voxels.put(label, counts[label - LOWEST]);
        }
        return voxels;
    }

    /**
     * The share of each tissue that takes up tracer in the voxels of some labels; the shares miss 1 by that of fluid.
     * Empty if the anatomy has none of the labels.
     */
    Map<Tissue, Double> sharesIn(Iterable<Integer> wanted) {
        Tissue[] tissues = tissues();
        Map<Integer, Integer> voxels = voxelsOfLabels();
        Map<Tissue, Double> shares = new EnumMap<>(Tissue.class);
        double total = 0;
        for (int label : wanted) {
            int count = voxels.getOrDefault(label, 0);
            if (count == 0) continue;
            total += count;
            Tissue tissue = tissues[label - LOWEST];
            if (tissue.takesUpTracer()) shares.merge(tissue.source(), (double) count, Double::sum);
        }
        double all = total;
        shares.replaceAll((tissue, count) -> count / all);
        return shares;
    }

    /** One byte a label, [label - LOWEST]: 1 where the tissue's curve rules. */
    private static byte[] members(Tissue source) {
        Tissue[] tissues = tissues();
        byte[] members = new byte[tissues.length];
        for (int label = 0; label < members.length; label++) {
            if (tissues[label] != null && tissues[label].source() == source) members[label] = 1;
        }
        return members;
    }

    /**
     * The smallest box that holds all voxels that share a tissue's curve.
     *
     * @throws IllegalStateException if there are none: the grid is too coarse for the smallest nuclei, or lies elsewhere
     */
    VoxelBox boxOf(Tissue source) {
        byte[] members = members(source);
        int[] first = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] last = {-1, -1, -1};
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    if (members[labels[p++] - LOWEST] == 0) continue;
                    first[0] = Math.min(first[0], i);
                    first[1] = Math.min(first[1], j);
                    first[2] = Math.min(first[2], k);
                    last[0] = Math.max(last[0], i);
                    last[1] = Math.max(last[1], j);
                    last[2] = Math.max(last[2], k);
                }
            }
        }
        if (last[0] < 0) throw new IllegalStateException("no voxel of " + source.region() + " on " + grid);
        return new VoxelBox(first[0], first[1], first[2], last[0], last[1], last[2]);
    }

    /** 1 where a tissue's curve rules and 0 elsewhere, in a box of this grid. */
    Volume maskOf(Tissue source, VoxelBox box) {
        byte[] members = members(source);
        float[] mask = new float[box.ni() * box.nj() * box.nk()];
        int p = 0;
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int from = grid.index(box.firstI(), j, k);
                for (int i = 0; i < box.ni(); i++) mask[p++] = members[labels[from + i] - LOWEST];
            }
        }
        Affine boxToGrid = Affine.translation(new Vector3(box.firstI(), box.firstJ(), box.firstK()));
        return new Volume(new Grid(box.ni(), box.nj(), box.nk(), boxToGrid.then(grid.voxelToWorld())), mask);
    }

    /** Mean over each label's voxels of a volume that fills a box of this grid and is zero elsewhere. */
    Map<Integer, Double> meansByLabel(Volume boxed, VoxelBox box) {
        double[] sums = new double[HIGHEST - LOWEST + 1];
        int p = 0;
        for (int k = box.firstK(); k <= box.lastK(); k++) {
            for (int j = box.firstJ(); j <= box.lastJ(); j++) {
                int from = grid.index(box.firstI(), j, k);
                for (int i = 0; i < box.ni(); i++) sums[labels[from + i] - LOWEST] += boxed.voxels()[p++];
            }
        }
        Map<Integer, Double> means = new TreeMap<>();
        voxelsOfLabels().forEach((label, count) -> means.put(label, sums[label - LOWEST] / count));
        return means;
    }
}
