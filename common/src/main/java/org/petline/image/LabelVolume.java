package org.petline.image;

import java.util.SortedSet;
import java.util.TreeSet;
import org.petline.geometry.Grid;

/**
 * One whole-number label a voxel on a grid; 0 is background.
 *
 * <p>Holds the array it is given and hands the same one out, as {@link Volume} does.
 */
public final class LabelVolume {
    private final Grid grid;
    private final int[] labels;

    /**
     * Labels over the given array, not copied.
     *
     * @param labels [k][j][i] flattened, i fastest
     * @throws IllegalArgumentException if the array does not have one element a voxel
     */
    public LabelVolume(Grid grid, int[] labels) {
        if (labels.length != grid.voxels()) {
            throw new IllegalArgumentException(labels.length + " labels for " + grid.voxels() + " voxels");
        }
        this.grid = grid;
        this.labels = labels;
    }

    public Grid grid() {
        return grid;
    }

    /** The labels themselves, shared: [k][j][i] flattened, i fastest. Read only. */
    public int[] labels() {
        return labels;
    }

    /** The labels that some voxel has, background among them if any has it; ascending. */
    public SortedSet<Integer> present() {
        SortedSet<Integer> present = new TreeSet<>();
        for (int p = 0; p < labels.length; p++) {
            // Neighbours mostly have the same label.
            if (p == 0 || labels[p] != labels[p - 1]) present.add(labels[p]);
        }
        return present;
    }

    public int at(int i, int j, int k) {
        return labels[grid.index(i, j, k)];
    }
}
