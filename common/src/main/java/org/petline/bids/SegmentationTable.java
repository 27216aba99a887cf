package org.petline.bids;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * The names of a segmentation's labels: {@code *_dseg.tsv} with the columns {@code index} and {@code name}, others
 * ignored.
 */
public final class SegmentationTable {
    private static final List<String> COLUMNS = List.of("index", "name");

    /** They become names of regions, in every table and figure. */
    private static final int LONGEST_NAME = 200;

    private final SortedMap<Integer, String> names;

    private SegmentationTable(SortedMap<Integer, String> names) {
        this.names = Collections.unmodifiableSortedMap(names);
    }

    /**
     * Reads a table.
     *
     * @throws Refusal TABLE_INVALID, TABLE_COLUMN_MISSING, TABLE_NUMBER_INVALID or LABEL_TABLE_INVALID, naming the line
     */
    public static SegmentationTable read(Store store, String path) throws IOException {
        Tsv table = Tsv.read(store, path);
        SortedMap<Integer, String> names = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (List<String> row : table.rows(COLUMNS)) {
            int index = index(row.get(0), path);
            String name = OneLine.of(row.get(1).strip());
            if (name.isEmpty() || name.equals(Tsv.MISSING))
                throw invalid(path, "name").found("index " + index + " has no name");
            if (name.length() > LONGEST_NAME)
                throw invalid(path, "name").found("index " + index + " has a name of " + name.length() + " characters");
            if (names.put(index, name) != null) throw invalid(path, "index").found("index " + index + " twice");
            if (!seen.add(name)) throw invalid(path, "name").found("name " + name + " twice");
        }
        if (names.isEmpty()) throw invalid(path, "index").found("no row");
        return new SegmentationTable(names);
    }

    private static int index(String cell, String path) {
        double number = Tsv.number(cell, path, "index");
        if (number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)) return (int) number;
        throw invalid(path, "index").found(cell + " instead of a whole number, 0 or above");
    }

    private static Refusal invalid(String path, String field) {
        return Refusal.of(TableReason.LABEL_TABLE_INVALID).file(path).field(field);
    }

    /** Name by index, ascending; background (0) only if the table has it. */
    public SortedMap<Integer, String> names() {
        return names;
    }
}
