package org.petline.regions;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Labels that a conversion to bytes cut off: of 2035 (insula) remains 243, of 1035 remains 11, which is the caudate.
 *
 * <p>Told by labels that nobody named where named ones above 255 would end up, several of them: a name without a label,
 * or a label without a name, is no sign of it.
 */
public final class CutLabels {
    private static final int BYTE = 256;

    /** A few labels may have no name and lie there by chance. */
    private static final int FEWEST = 5;

    private CutLabels() {}

    /**
     * Whether labels were surely cut.
     *
     * @param present labels of a segmentation
     * @param names of labels
     */
    public static boolean areIn(Set<Integer> present, SortedMap<Integer, String> names) {
        if (present.stream().anyMatch(label -> label >= BYTE)) return false;
        Set<Integer> ends = new TreeSet<>();
        for (int label : names.tailMap(BYTE).keySet()) ends.add(label % BYTE);
        Set<Integer> unnamed = new TreeSet<>(present);
        unnamed.removeAll(names.keySet());
        unnamed.remove(0);
        long there = unnamed.stream().filter(ends::contains).count();
        return there >= FEWEST && 2 * there > unnamed.size();
    }
}
