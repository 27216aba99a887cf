package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.petline.FrameTimes;
import org.petline.Refusal;

/**
 * Time-activity curves as PETPrep and BEP023 write them: {@code *_tacs.tsv} with frame_start, frame_end (s) and a column
 * a region; n/a is NaN.
 *
 * <p>Every other column is a region, {@code reference} and {@code highbinding} of older tables as well. Immutable;
 * arrays are copied at the door.
 */
public final class TacTable {
    private static final String START = "frame_start";
    private static final String END = "frame_end";

    private final FrameTimes frames;
    private final List<String> regions;
    private final double[][] activity;
    private final Sidecar sidecar;

    /** What the JSON beside a table says: NaN and empty where it is silent. */
    private record Sidecar(double unitsToBqPerMl, Optional<Radionuclide> radionuclide) {}

    private TacTable(FrameTimes frames, List<String> regions, double[][] activity, Sidecar sidecar) {
        this.frames = frames;
        this.regions = List.copyOf(regions);
        this.activity = activity;
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
        return new TacTable(frames, regions, activity, new Sidecar(1, Optional.empty()));
    }

    /**
     * Reads a table, and its unit and radionuclide from the JSON beside it if there is one.
     *
     * @throws Refusal with a {@link TableReason}, or JSON_INVALID for the sidecar
     */
    public static TacTable read(Store store, String path) throws IOException {
        Tsv table = Tsv.read(store, path);
        List<String> regions = new ArrayList<>(table.header());
        regions.removeAll(List.of(START, END));
        if (regions.isEmpty())
            throw Refusal.of(TableReason.TABLE_INVALID).file(path).found("no column of a region");
        FrameTimes frames = frames(table.rows(List.of(START, END)), path);
        List<List<String>> rows = table.rows(regions);
        double[][] activity = new double[regions.size()][frames.count()];
        for (int region = 0; region < activity.length; region++) {
            for (int frame = 0; frame < frames.count(); frame++) {
                activity[region][frame] = Tsv.number(rows.get(frame).get(region), path, regions.get(region));
            }
        }
        return new TacTable(frames, regions, activity, sidecar(store, path));
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
        new FrameTimesCheck(starts, durations).problem().ifPresent(problem -> {
            throw Refusal.of(TableReason.TAC_FRAMES_INCONSISTENT)
                    .file(path)
                    .field(problem.where() == FrameTimesCheck.Where.STARTS ? START : END)
                    .found(problem.found());
        });
        return FrameTimes.ofSeconds(starts, durations);
    }

    private static double present(String cell, String path, String column) {
        double number = Tsv.number(cell, path, column);
        if (!Double.isNaN(number)) return number;
        throw Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                .file(path)
                .field(column)
                .found("n/a");
    }

    private static Sidecar sidecar(Store store, String path) throws IOException {
        String sidecar = DerivativeName.sidecarOf(path);
        if (store.find(sidecar).isEmpty()) return new Sidecar(Double.NaN, Optional.empty());
        JsonFields fields = JsonFields.read(store, sidecar, Set.of("Units", "TracerRadionuclide"));
        return new Sidecar(
                fields.optionalText("Units")
                        .map(units -> ActivityUnits.toBqPerMl(units).orElse(Double.NaN))
                        .orElse(Double.NaN),
                fields.optionalText("TracerRadionuclide").flatMap(Radionuclide::parse));
    }

    public FrameTimes frames() {
        return frames;
    }

    /** Names of the regions, in the order of the columns. */
    public List<String> regions() {
        return regions;
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

    /** What the values are multiplied with to be in Bq/mL; NaN if nothing says in which unit they are. */
    public double unitsToBqPerMl() {
        return sidecar.unitsToBqPerMl();
    }

    /** The radionuclide that the sidecar names, if there is one that does. */
    public Optional<Radionuclide> radionuclide() {
        return sidecar.radionuclide();
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
