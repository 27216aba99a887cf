package org.petline.bids;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.Refusal;

/**
 * Curves as PMOD's kinetic tool keeps them ({@code .tac}): a row a frame, the unit of time in the first column's name and
 * that of activity in the second's, {@code start[seconds]} and {@code end[kBq/cc]}; every other column is a region.
 */
final class PmodTacTable {
    private static final Pattern START = Pattern.compile("start\\[(seconds|minutes)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("end\\[([^\\]]+)]", Pattern.CASE_INSENSITIVE);
    private static final double SECONDS_PER_MINUTE = 60;

    private PmodTacTable() {}

    static boolean isOne(List<String> header) {
        return header.size() >= 2
                && START.matcher(header.get(0)).matches()
                && END.matcher(header.get(1)).matches();
    }

    /** The cells, with times in seconds. */
    static TacCells cells(Tsv table, String path) {
        List<String> times = table.header().subList(0, 2);
        double toSeconds = times.get(0).toLowerCase(Locale.ROOT).contains("minutes") ? SECONDS_PER_MINUTE : 1;
        List<List<String>> frames = table.rows(times).stream()
                .map(row -> List.of(
                        seconds(row.get(0), toSeconds, path, times.get(0)),
                        seconds(row.get(1), toSeconds, path, times.get(1))))
                .toList();
        Map<String, List<String>> regions = new LinkedHashMap<>();
        for (String region : table.header().subList(2, table.header().size())) {
            regions.put(
                    region,
                    table.rows(List.of(region)).stream().map(row -> row.get(0)).toList());
        }
        return new TacCells(frames, regions);
    }

    private static String seconds(String cell, double toSeconds, String path, String column) {
        double value = Tsv.number(cell, path, column) * toSeconds;
        return Double.isNaN(value) ? Tsv.MISSING : Double.toString(value);
    }

    /**
     * What is known of the curves: the header's unit, and the rest from the JSON beside.
     *
     * @throws Refusal TABLE_INVALID if the JSON names another unit
     */
    static TacSidecar with(TacSidecar beside, List<String> header, String path) {
        Optional<String> unit = isOne(header) ? Optional.of(unit(header)) : Optional.empty();
        if (unit.isEmpty()) return beside;
        TacSidecar told = beside.withUnits(unit.get());
        boolean silent = beside.units().isEmpty();
        if (silent || told.unitsToBqPerMl() == beside.unitsToBqPerMl()) return told;
        throw Refusal.of(TableReason.TABLE_INVALID)
                .file(path)
                .field(header.get(1))
                .found(unit.get() + ", and Units " + beside.units() + " in the JSON beside it");
    }

    private static String unit(List<String> header) {
        Matcher end = END.matcher(header.get(1));
        if (!end.matches()) throw new IllegalArgumentException(header.get(1));
        return end.group(1);
    }
}
