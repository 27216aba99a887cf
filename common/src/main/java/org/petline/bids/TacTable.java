package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.files.DecimalText;
import org.petline.files.Store;

/**
 * Time-activity curves as PETPrep and BEP023 write them: {@code *_tacs.tsv} with frame_start, frame_end (s) and a column
 * a region; n/a is NaN. Also read are the tables of petfit, which have a row a region and frame, and PMOD's.
 *
 * <p>Every other column is a region, {@code reference} and {@code highbinding} of older tables as well. Immutable;
 * arrays are copied at the door.
 */
public final class TacTable {
    static final String START = "frame_start";
    static final String END = "frame_end";

    private final FrameTimes frames;
    private final List<String> regions;
    private final double[][] activity;
    private final List<Refusal> refused;
    private final TacSidecar sidecar;

    private TacTable(
            FrameTimes frames, List<String> regions, double[][] activity, List<Refusal> refused, TacSidecar sidecar) {
        this.frames = frames;
        this.regions = List.copyOf(regions);
        this.activity = activity;
        this.refused = List.copyOf(refused);
        this.sidecar = sidecar;
    }

    /**
     * A table of curves in Bq/mL.
     *
     * @param regions names, each once
     * @param activityBqPerMl [region][frame], frame averages; NaN where there is none
     */
    public static TacTable of(FrameTimes frames, List<String> regions, double[][] activityBqPerMl) {
        if (activityBqPerMl.length != regions.size() || Set.copyOf(regions).size() != regions.size()) {
            throw new IllegalArgumentException(activityBqPerMl.length + " curves for the regions " + regions);
        }
        double[][] activity = new double[activityBqPerMl.length][];
        for (int region = 0; region < activity.length; region++) {
            String name = regions.get(region);
            boolean fits = !name.isBlank() && name.chars().noneMatch(c -> c < ' ');
            if (!fits || activityBqPerMl[region].length != frames.count()) {
                throw new IllegalArgumentException("region \"" + name + "\" with " + activityBqPerMl[region].length
                        + " values for " + frames.count() + " frames");
            }
            activity[region] = activityBqPerMl[region].clone();
        }
        return new TacTable(frames, regions, activity, List.of(), TacSidecar.BQ_PER_ML);
    }

    /**
     * Reads a table, and what the JSON beside it says if there is one. A region with a cell that is no number is left out
     * alone, see {@link #refused}, as long as another is left.
     *
     * @throws Refusal with a {@link TableReason}, or JSON_INVALID for the sidecar
     */
    public static TacTable read(Store store, String path) throws IOException {
        Tsv table = Tsv.read(store, path);
        TacCells cells = TacCells.of(table, path);
        if (cells.regions().isEmpty())
            throw Refusal.of(TableReason.TABLE_INVALID).file(path).found("no column of a region");
        FrameTimes frames = frames(cells.frames(), path);
        List<String> regions = new ArrayList<>();
        List<double[]> activity = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        cells.regions().forEach((region, column) -> {
            try {
                activity.add(column.stream()
                        .mapToDouble(cell -> Tsv.number(cell, path, region))
                        .toArray());
                regions.add(region);
            } catch (Refusal refusal) {
                refused.add(refusal);
            }
        });
        if (regions.isEmpty()) throw refused.get(0);
        TacSidecar sidecar = PmodTacTable.with(TacSidecar.beside(store, path), table.header(), path);
        return new TacTable(frames, regions, activity.toArray(double[][]::new), refused, sidecar);
    }

    private static FrameTimes frames(List<List<String>> rows, String path) {
        if (rows.isEmpty())
            throw Refusal.of(TableReason.TABLE_INVALID).file(path).found("no frame");
        double[] starts = new double[rows.size()];
        double[] durations = new double[rows.size()];
        for (int frame = 0; frame < starts.length; frame++) {
            starts[frame] = present(rows.get(frame).get(0), path, START);
            durations[frame] = present(rows.get(frame).get(1), path, END) - starts[frame];
        }
        FrameTimesCheck check = new FrameTimesCheck(starts, durations);
        List<Refusal> problems = check.problems().stream()
                .map(problem -> Refusal.of(TableReason.TAC_FRAMES_INCONSISTENT)
                        .file(path)
                        .field(problem.where() == FrameTimesCheck.Where.STARTS ? START : END)
                        .found(problem.found()))
                .toList();
        if (!problems.isEmpty()) throw Refusal.ofAll(problems);
        return FrameTimes.ofSeconds(starts, check.durationsWithoutOverlap());
    }

    private static double present(String cell, String path, String column) {
        double number = Tsv.number(cell, path, column);
        if (!Double.isNaN(number)) return number;
        throw Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                .file(path)
                .field(column)
                .found("n/a");
    }

    public FrameTimes frames() {
        return frames;
    }

    /** Names of the regions that were read, in the order of the columns. */
    public List<String> regions() {
        return regions;
    }

    /** Why regions were left out: TABLE_NUMBER_INVALID, naming the region as field. */
    public List<Refusal> refused() {
        return refused;
    }

    /** What the JSON beside the table says. */
    public TacSidecar sidecar() {
        return sidecar;
    }

    /**
     * One region's curve.
     *
     * @return [frame], a copy, in the unit of the table; NaN where there is none
     * @throws IllegalArgumentException if the table has no such region
     */
    public double[] activity(String region) {
        int column = regions.indexOf(region);
        if (column < 0) throw new IllegalArgumentException("no region " + region);
        return activity[column].clone();
    }

    /** The table as text, values with nine significant digits: finer than the voxels they were made from. */
    public String toTsv() {
        StringBuilder text = new StringBuilder(START).append('\t').append(END);
        regions.forEach(region -> text.append('\t').append(region));
        text.append('\n');
        for (int frame = 0; frame < frames.count(); frame++) {
            text.append(measured(frames.startSeconds(frame))).append('\t').append(measured(frames.endSeconds(frame)));
            for (double[] curve : activity) text.append('\t').append(measured(curve[frame]));
            text.append('\n');
        }
        return text.toString();
    }

    private static String measured(double value) {
        return Double.isFinite(value) ? DecimalText.of(value, DecimalText.MEASURED) : Tsv.MISSING;
    }
}
