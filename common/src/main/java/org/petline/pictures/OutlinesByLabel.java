package org.petline.pictures;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which outlines each label is part of; asked for every voxel of every slice, so by search among plain numbers. */
final class OutlinesByLabel {
    private static final int[] NONE = {};

    private final int[] labels;
    private final int[][] outlines;

    private OutlinesByLabel(int[] labels, int[][] outlines) {
        this.labels = labels;
        this.outlines = outlines;
    }

    static OutlinesByLabel of(List<Outline> outlines) {
        SortedMap<Integer, int[]> numbers = new TreeMap<>();
        for (int n = 0; n < outlines.size(); n++) {
            int[] one = {n};
            for (int label : outlines.get(n).labels()) numbers.merge(label, one, OutlinesByLabel::both);
        }
        int[] labels = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new OutlinesByLabel(labels, numbers.values().toArray(int[][]::new));
    }

    private static int[] both(int[] some, int[] others) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others)).toArray();
    }

    /** Places in the list of the outlines that have a label; none for background. Read only. */
    int[] with(int label) {
        int at = Arrays.binarySearch(labels, label);
        return at < 0 ? NONE : outlines[at];
    }
}
