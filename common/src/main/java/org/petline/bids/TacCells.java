package org.petline.bids;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a table of curves, not yet read as numbers.
 *
 * @param frames [frame] start and end
 * @param regions [frame] activities by the region's name, in the table's order
 */
record TacCells(List<List<String>> frames, Map<String, List<String>> regions) {
    TacCells {
        frames = List.copyOf(frames);
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    }

    static TacCells of(Tsv table, String path) {
        if (LongTacTable.isOne(table.header())) return LongTacTable.wide(table, path);
        if (PmodTacTable.isOne(table.header())) return PmodTacTable.cells(table, path);
        Map<String, List<String>> regions = new LinkedHashMap<>();
        for (String column : table.header()) {
            if (column.equals(TacTable.START) || column.equals(TacTable.END)) continue;
            regions.put(
                    column,
                    table.rows(List.of(column)).stream().map(row -> row.get(0)).toList());
        }
        return new TacCells(table.rows(List.of(TacTable.START, TacTable.END)), regions);
    }
}
