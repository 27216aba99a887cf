package org.petline.bids;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petline.Refusal;

/**
 * Curves as petfit writes them, a row a region and frame: region, frame_start, frame_end and TAC among other columns.
 *
 * <p>Its tables of a whole study, in which the column pet names several scans, are refused: each scan's own lies beside.
 */
final class LongTacTable {
    private static final String REGION = "region";
    private static final String ACTIVITY = "TAC";
    private static final String SCAN = "pet";

    private LongTacTable() {}

    static boolean isOne(List<String> header) {
        return header.containsAll(List.of(REGION, ACTIVITY, TacTable.START, TacTable.END));
    }

    /** The same with a row a frame and a column a region. */
    static TacCells wide(Tsv table, String path) {
        if (table.header().contains(SCAN)) requireOneScan(table, path);
        Map<String, Map<List<String>, String>> regions = new LinkedHashMap<>();
        Set<List<String>> frames = new LinkedHashSet<>();
        for (List<String> row : table.rows(List.of(REGION, TacTable.START, TacTable.END, ACTIVITY))) {
            List<String> frame = row.subList(1, 3);
            frames.add(frame);
            String before = regions.computeIfAbsent(row.get(0), unused -> new LinkedHashMap<>())
                    .put(frame, row.get(3));
            if (before != null) {
                throw Refusal.of(TableReason.TABLE_INVALID)
                        .file(path)
                        .field(REGION)
                        .found(row.get(0) + " twice in the frame that starts at " + frame.get(0) + " s");
            }
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        regions.forEach((region, cells) -> columns.put(
                region,
                frames.stream()
                        .map(frame -> cells.getOrDefault(frame, Tsv.MISSING))
                        .toList()));
        return new TacCells(List.copyOf(frames), columns);
    }

    private static void requireOneScan(Tsv table, String path) {
        Set<List<String>> scans = new LinkedHashSet<>(table.rows(List.of(SCAN)));
        if (scans.size() <= 1) return;
        throw Refusal.of(TableReason.TABLE_INVALID)
                .file(path)
                .field(SCAN)
                .found(scans.size() + " scans in one table; give each scan's own table");
    }
}
