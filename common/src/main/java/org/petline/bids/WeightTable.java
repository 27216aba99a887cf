package org.petline.bids;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * Weights of frames that a user gives: a TSV with frame_start (s from TimeZero) and either one column weight for all
 * regions or a column a region. Columns frame_end and frame_duration are passed over.
 *
 * @param startSeconds [row]
 * @param columns [row] weights by column, not negative
 */
public record WeightTable(List<Double> startSeconds, SortedMap<String, List<Double>> columns) implements Serializable {
    private static final String START = "frame_start";
    private static final String FOR_ALL = "weight";
    private static final List<String> NO_WEIGHTS = List.of(START, "frame_end", "frame_duration");
    private static final double TOUCH_SECONDS = 0.5;

    /** Copies both. */
    public WeightTable {
        startSeconds = List.copyOf(startSeconds);
        columns = new TreeMap<>(columns);
    }

    /**
     * Reads a table.
     *
     * @throws Refusal TABLE_COLUMN_MISSING, TABLE_NUMBER_INVALID for a weight that is missing or negative, TABLE_INVALID
     */
    public static WeightTable read(Store store, String path) throws IOException {
        Tsv table = Tsv.read(store, path);
        List<String> names = new ArrayList<>(table.header());
        names.removeAll(NO_WEIGHTS);
        if (names.isEmpty()) {
            throw Refusal.of(TableReason.TABLE_INVALID).file(path).found("no column of weights");
        }
        SortedMap<String, List<Double>> columns = new TreeMap<>();
        for (String name : names) columns.put(name, numbers(table, name, path));
        return new WeightTable(numbers(table, START, path), columns);
    }

    private static List<Double> numbers(Tsv table, String column, String path) {
        List<Double> numbers = new ArrayList<>();
        for (List<String> row : table.rows(List.of(column))) {
            double number = Tsv.number(row.get(0), path, column, numbers.size());
            boolean sound = column.equals(START) ? Double.isFinite(number) : number >= 0 && Double.isFinite(number);
            if (!sound) {
                throw Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                        .file(path)
                        .field(column)
                        .found("\"" + row.get(0) + "\" as a weight");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** The same weights on a clock that starts later by so many seconds. */
    public WeightTable from(double zeroSeconds) {
        return new WeightTable(
                startSeconds.stream().map(start -> start - zeroSeconds).toList(), columns);
    }

    /**
     * The weights of a region's frames: of its own column, or of the one for all.
     *
     * @return [frame]; empty if there is neither column, or no row begins within half a second of some frame
     */
    public Optional<double[]> of(String region, FrameTimes times) {
        List<Double> column = columns.getOrDefault(region, columns.get(FOR_ALL));
        if (column == null) return Optional.empty();
        double[] weights = new double[times.count()];
        for (int frame = 0; frame < weights.length; frame++) {
            int row = row(times.startSeconds(frame));
            if (row < 0) return Optional.empty();
            weights[frame] = column.get(row);
        }
        return Optional.of(weights);
    }

    private int row(double start) {
        for (int row = 0; row < startSeconds.size(); row++) {
            if (Math.abs(startSeconds.get(row) - start) <= TOUCH_SECONDS) return row;
        }
        return -1;
    }
}
