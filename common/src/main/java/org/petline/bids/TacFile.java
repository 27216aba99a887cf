package org.petline.bids;

import java.util.List;
import java.util.Optional;

/**
 * One scan's table of curves, as its name tells it.
 *
 * @param path below the store
 * @param scan empty if the name has no participant or does not follow BIDS
 * @param pvc the method of partial volume correction, label of pvc-; empty if the name has none
 * @param companions tables of single regions of the same scan, such as PETPrep's {@code _label-<reference>_}
 */
public record TacFile(String path, Optional<ScanKey> scan, String pvc, List<String> companions) {
    /** Copies the list. */
    public TacFile {
        companions = List.copyOf(companions);
    }
}
