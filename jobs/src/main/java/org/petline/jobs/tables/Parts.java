package org.petline.jobs.tables;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which part file each scan's rows lie in: at most {@value #MOST_SCANS} scans a part, and a scan keeps its part for
 * ever, so that a night's new scans rewrite one part a table and not the whole study.
 */
public final class Parts {
    /** A part of this size is rewritten in a second and opened by every reader at once. */
    public static final int MOST_SCANS = 256;

    private Parts() {}

    /**
     * The part of every scan, known or new; new ones fill the parts in the order of their names.
     *
     * @param known the ledger's entries
     * @param found names of the scans that are in the dataset
     */
    public static SortedMap<String, Integer> assign(Collection<LedgerEntry> known, Collection<String> found) {
        SortedMap<String, Integer> parts = new TreeMap<>();
        SortedMap<Integer, Integer> scansInPart = new TreeMap<>();
        for (LedgerEntry entry : known) {
            parts.put(entry.scan(), entry.part());
            scansInPart.merge(entry.part(), 1, Integer::sum);
        }
        int part = 0;
        for (String scan : found.stream().sorted().toList()) {
            if (parts.containsKey(scan)) continue;
            while (scansInPart.getOrDefault(part, 0) >= MOST_SCANS) part++;
            parts.put(scan, part);
            scansInPart.merge(part, 1, Integer::sum);
        }
        return parts;
    }
}
